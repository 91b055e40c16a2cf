import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LocalFunction, type FunctionOptions } from './function.ts';
import { parseLine, printLine } from './log-lines.ts';

function makeFunction(source: string, options: Partial<FunctionOptions['spec']> = {}, environment: Record<string, string> = {}) {
  const bundle = join(mkdtempSync(join(tmpdir(), 'runner-')), 'index.mjs');
  writeFileSync(bundle, source);
  const lines: string[] = [];
  const made = new LocalFunction({
    spec: { name: 'count', memoryMb: 128, timeoutSeconds: 5, ...options },
    bundle,
    environment,
    log: (line) => lines.push(line),
  });
  onTestFinished(() => made.stop());
  return { made, lines };
}

describe('LocalFunction', { timeout: 60_000 }, () => {
  it('calls the handler with an event and a genuine context', async () => {
    const { made } = makeFunction(
      `export const handler = async (event, context) => ({ event, left: context.getRemainingTimeInMillis(), context, env: Object.keys(process.env) })`,
      {},
      { GROUNDSWELL_STAGE: 'local', AWS_LAMBDA_FUNCTION_NAME: 'groundswell-local-count' },
    );
    const result = await made.invoke({ a: 1 });
    if (!result.ok) throw new Error(result.error.errorMessage);
    const { event, left, context, env } = result.payload as {
      event: unknown;
      left: number;
      context: Record<string, string>;
      env: string[];
    };
    expect(event).toEqual({ a: 1 });
    expect(left).toBeGreaterThan(3_000);
    expect(left).toBeLessThanOrEqual(5_000);
    expect(context['functionName']).toBe('groundswell-local-count');
    expect(context['memoryLimitInMB']).toBe('128');
    expect(context['awsRequestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(context['invokedFunctionArn']).toContain(':function:groundswell-local-count');
    expect(env).toContain('_X_AMZN_TRACE_ID');
    expect(env).not.toContain('VITEST');
  });

  it('gives errors in the shape of Lambda', async () => {
    const { made } = makeFunction(`export const handler = async () => { throw new RangeError('no such shard') }`);
    expect(await made.invoke({})).toMatchObject({ ok: false, error: { errorType: 'RangeError', errorMessage: 'no such shard' } });
  });

  it('ends an invocation at its time-out and goes on with a new instance', async () => {
    const { made } = makeFunction(
      `export const handler = (event) => event.hang ? new Promise(() => setInterval(() => {}, 1000)) : 'fine'`,
      {
        timeoutSeconds: 1,
      },
    );
    const late = await made.invoke({ hang: true });
    expect(late).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
    expect(!late.ok && late.error.errorMessage).toMatch(/Task timed out after 1\.00 seconds/);
    expect(await made.invoke({})).toEqual({ ok: true, payload: 'fine' });
  });

  it('reports a crash and goes on with a new instance', async () => {
    const { made } = makeFunction(`export const handler = (event) => event.crash ? process.exit(3) : process.pid`);
    expect(await made.invoke({ crash: true })).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') as unknown },
    });
    expect(await made.invoke({})).toMatchObject({ ok: true });
  });

  it('reports a bundle that does not load', async () => {
    const { made } = makeFunction(`throw new Error('GROUNDSWELL_TABLE_TRENDS is missing')`);
    expect(await made.invoke({})).toMatchObject({ ok: false, error: { errorMessage: 'GROUNDSWELL_TABLE_TRENDS is missing' } });
    expect(await made.invoke({})).toMatchObject({ ok: false });
  });

  it('kills instances in the middle of an invocation', async () => {
    const { made, lines } = makeFunction(
      `export const handler = (event) => { console.log('begun'); return event.hang ? new Promise(() => setInterval(() => {}, 1000)) : 'fine' }`,
    );
    const killed = made.invoke({ hang: true });
    while (lines.length === 0) await wait(10);
    expect(made.killInstances()).toBe(1);
    expect(await killed).toMatchObject({ ok: false, error: { errorMessage: expect.stringContaining('signal: killed') as unknown } });
    expect(await made.invoke({})).toEqual({ ok: true, payload: 'fine' });
  });

  it('runs one invocation at a time in each instance, and no more instances than reserved', async () => {
    const { made } = makeFunction(
      `let running = 0; let most = 0;
       export const handler = async () => { running += 1; most = Math.max(most, running); await new Promise((r) => setTimeout(r, 30)); running -= 1; return [process.pid, most] }`,
      { reservedConcurrency: 1 },
    );
    const results = await Promise.all(Array.from({ length: 5 }, () => made.invoke({})));
    const payloads = results.map((result) => (result.ok ? (result.payload as [number, number]) : [0, 0]));
    expect(new Set(payloads.map(([pid]) => pid)).size).toBe(1);
    expect(payloads.map(([, most]) => most)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('log lines', () => {
  it('makes one readable line of a structured one', () => {
    const line = parseLine(
      'count',
      JSON.stringify({
        level: 'warn',
        time: '2026-01-02T03:04:05.678Z',
        function: 'x',
        message: 'late',
        correlationId: 'c-1',
        fields: { records: 3, shard: 'a' },
      }),
    );
    expect(printLine(line, false)).toBe('03:04:05.678 count    warn  late records=3 shard=a (c-1)');
  });

  it('passes a line that it does not know', () => {
    expect(parseLine('web', 'plain {text}')).toMatchObject({ level: 'info', message: 'plain {text}' });
    expect(parseLine('web', '{broken')).toMatchObject({ message: '{broken' });
  });
});
