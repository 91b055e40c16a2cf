import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Clock, Ids, RatedClock, SystemClock } from '@groundswell/kernel';
import { Settings, SettingsModule } from '@groundswell/settings';
import { clockOf, Log, Metrics, NestLog, RuntimeModule } from './index.ts';

const NAMES = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;

describe('RuntimeModule', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('gives clock, ids, log and metrics to every module', async () => {
    const app = await Test.createTestingModule({ imports: [SettingsModule.reading([...NAMES]), RuntimeModule] }).compile();
    expect(app.get(Clock)).toBeInstanceOf(SystemClock);
    expect(app.get(Ids).next()).toMatch(/^[0-9a-f-]{36}$/);
    expect(app.get(Log)).toBeInstanceOf(Log);
    expect(app.get(Metrics)).toBeInstanceOf(Metrics);
  });

  it('runs as fast as the settings say, from the origin that all processes share', () => {
    const clock = clockOf(Settings.read(NAMES, { GROUNDSWELL_CLOCK_RATE: '60', GROUNDSWELL_CLOCK_ORIGIN: String(Date.now() - 1_000) }));
    expect(clock).toBeInstanceOf(RatedClock);
    expect(clock.now()).toBeGreaterThan(Date.now() + 50_000);
  });

  it('refuses a rate without an origin', () => {
    expect(() => clockOf(Settings.read(NAMES, { GROUNDSWELL_CLOCK_RATE: '60' }))).toThrow(/GROUNDSWELL_CLOCK_ORIGIN/);
  });
});

describe('NestLog', () => {
  it('keeps levels, who speaks, and errors with their stack', () => {
    const lines: Record<string, unknown>[] = [];
    const nest = new NestLog(new Log({ level: 'debug', write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }));
    nest.log('Mapped {/, GET} route', 'RouterExplorer');
    nest.debug('d');
    nest.verbose('v');
    nest.warn('w');
    nest.error('failed', 'Error: failed\n    at somewhere', 'Injector');
    nest.fatal(new Error('gone'));
    nest.log({ an: 'object' });
    expect(lines.map((line) => line.level)).toEqual(['debug', 'debug', 'debug', 'warn', 'error', 'error', 'debug']);
    expect(lines[0]).toMatchObject({ message: 'Mapped {/, GET} route', fields: { speaker: 'RouterExplorer' } });
    expect(lines[5]).toMatchObject({ message: 'Error', error: { message: 'gone' } });
  });

  it('fits where Nest wants a logger', () => {
    expect(() => Logger.overrideLogger(new NestLog(new Log({ write: () => undefined })))).not.toThrow();
    Logger.overrideLogger(false);
  });
});
