import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Settings, SettingsModule } from './index.ts';

describe('Settings', () => {
  it('gives defaults, and numbers and lists as such', () => {
    const settings = Settings.read(['GROUNDSWELL_MIN_ACTORS', 'GROUNDSWELL_PUBLIC_KINDS'], { GROUNDSWELL_PUBLIC_KINDS: 'post, like' });
    expect(settings.get('GROUNDSWELL_MIN_ACTORS')).toBe(5);
    expect(settings.get('GROUNDSWELL_PUBLIC_KINDS')).toEqual(['post', 'like']);
  });

  it('names every variable that is missing or malformed, and no value', () => {
    const read = () =>
      Settings.read(['GROUNDSWELL_TABLE_TRENDS', 'GROUNDSWELL_DEPLOYMENT_KEY'], { GROUNDSWELL_DEPLOYMENT_KEY: 'short-secret' });
    expect(read).toThrow(/GROUNDSWELL_TABLE_TRENDS is missing; GROUNDSWELL_DEPLOYMENT_KEY is malformed/);
    expect(read).not.toThrow(/short-secret/);
  });

  it('refuses a setting that was not listed', () => {
    expect(() => Settings.read([], {}).get('GROUNDSWELL_STAGE')).toThrow(/GROUNDSWELL_STAGE/);
  });
});

describe('SettingsModule', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('reads the environment through Nest', async () => {
    vi.stubEnv('GROUNDSWELL_TABLE_TRENDS', 'trends-test');
    const app = await Test.createTestingModule({ imports: [SettingsModule.reading(['GROUNDSWELL_TABLE_TRENDS'])] }).compile();
    expect(app.get(Settings).get('GROUNDSWELL_TABLE_TRENDS')).toBe('trends-test');
  });
});
