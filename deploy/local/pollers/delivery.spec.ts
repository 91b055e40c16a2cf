import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvocationResult } from '../runner/function.ts';
import { deliver, type DeliveryPorts, type GivenUp, type RetryRules } from './delivery.ts';
import type { StreamRecord } from './source.ts';

const rules: RetryRules = { maximumRetryAttempts: 2, maximumRecordAgeSeconds: 60, bisectOnError: true, reportBatchItemFailures: true };
const now = 1_000_000;

const record = (sequence: string, arrivedAt = now): StreamRecord => ({ sequence, arrivedAt, bytes: 1, event: { sequence } });
const records = (count: number) => Array.from({ length: count }, (_, index) => record(String(index)));
const failure: InvocationResult = { ok: false, error: { errorType: 'Error', errorMessage: 'no' } };
const answer = (payload: unknown): InvocationResult => ({ ok: true, payload });

function watch(invoke: (batch: readonly string[]) => InvocationResult, over: Partial<DeliveryPorts> = {}) {
  const seen = { batches: [] as string[][], checkpoints: [] as string[], given: [] as GivenUp[], waits: [] as number[] };
  const ports: DeliveryPorts = {
    invoke: async (batch) => {
      const sequences = batch.map(({ sequence }) => sequence);
      seen.batches.push(sequences);
      return invoke(sequences);
    },
    advance: (sequence) => seen.checkpoints.push(sequence),
    giveUp: async (batch) => void seen.given.push(batch),
    backOff: async (attempt) => void seen.waits.push(attempt),
    now: () => now,
    stopped: () => false,
    ...over,
  };
  return { seen, ports };
}

const given = (seen: { given: GivenUp[] }) => seen.given.map((batch) => batch.records.map(({ sequence }) => sequence));

describe('deliver', () => {
  it.each([[null], [undefined], [''], [{}], [{ batchItemFailures: [] }], [{ batchItemFailures: null }]])(
    'takes %j as success',
    async (payload) => {
      const { seen, ports } = watch(() => answer(payload));
      await deliver(records(3), rules, ports);
      expect(seen).toMatchObject({ batches: [['0', '1', '2']], checkpoints: ['2'], given: [] });
    },
  );

  it('goes on from the lowest record that failed', async () => {
    let calls = 0;
    const { seen, ports } = watch(() =>
      answer(calls++ === 0 ? { batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '1' }] } : null),
    );
    await deliver(records(4), rules, ports);
    expect(seen.batches).toEqual([
      ['0', '1', '2', '3'],
      ['1', '2', '3'],
    ]);
    expect(seen.checkpoints).toEqual(['0', '3']);
  });

  it.each([
    ['text'],
    [{ batchItemFailures: 'all' }],
    [{ batchItemFailures: [{ itemIdentifier: 'stranger' }] }],
    [{ batchItemFailures: [{}] }],
  ])('takes the malformed answer %j as failure of the whole batch', async (payload) => {
    const { seen, ports } = watch(() => answer(payload));
    await deliver(records(2), { ...rules, bisectOnError: false, maximumRetryAttempts: 1 }, ports);
    expect(seen.batches).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(given(seen)).toEqual([['0', '1']]);
  });

  it('ignores partial failures where the function does not report them', async () => {
    const { seen, ports } = watch(() => answer({ batchItemFailures: [{ itemIdentifier: '0' }] }));
    await deliver(records(2), { ...rules, reportBatchItemFailures: false }, ports);
    expect(seen.batches).toHaveLength(1);
  });

  it('halves a failing batch until the poison stands alone, and uses up retries only then', async () => {
    const { seen, ports } = watch((batch) => (batch.includes('5') ? failure : answer(null)));
    await deliver(records(8), rules, ports);
    expect(given(seen)).toEqual([['5']]);
    expect(seen.batches.filter((batch) => batch.length === 1 && batch[0] === '5')).toHaveLength(1 + rules.maximumRetryAttempts);
    expect(seen.checkpoints.at(-1)).toBe('7');
    expect(seen.given[0]).toMatchObject({ condition: 'RetryAttemptsExhausted', error: { errorMessage: 'no' } });
  });

  it('waits longer before each retry', async () => {
    const { seen, ports } = watch(() => failure);
    await deliver(records(1), { ...rules, maximumRetryAttempts: 3 }, ports);
    expect(seen.waits).toEqual([1, 2, 3]);
  });

  it('gives up records that are too old, and only those', async () => {
    const { seen, ports } = watch(() => answer(null));
    await deliver([record('0', now - 61_000), record('1')], rules, ports);
    expect(seen.given[0]).toMatchObject({ condition: 'RecordAgeExceeded', records: [{ sequence: '0' }] });
    expect(seen.batches).toEqual([['1']]);
    expect(seen.checkpoints).toEqual(['0', '1']);
  });

  it('does not go on while what was given up cannot be kept', async () => {
    let tries = 0;
    const { seen, ports } = watch((batch) => (batch.includes('0') ? failure : answer(null)), {
      giveUp: async (batch) => {
        tries += 1;
        if (tries < 3) throw new Error('no bucket');
        seen.given.push(batch);
      },
    });
    await deliver(records(2), rules, ports);
    expect(tries).toBe(3);
    expect(seen.checkpoints).toEqual(['0', '1']);
  });

  it('leaves the checkpoint where it is when the cloud stops in the middle', async () => {
    let stopped = false;
    const { seen, ports } = watch(
      () => {
        stopped = true;
        return failure;
      },
      { stopped: () => stopped },
    );
    await deliver(records(4), rules, ports);
    expect(seen).toMatchObject({ checkpoints: [], given: [] });
  });

  it('ends with every record either processed in order or given up, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 19 })),
        fc.boolean(),
        fc.boolean(),
        async (count, poison, partial, bisectOnError) => {
          const processed: number[] = [];
          const { seen, ports } = watch((batch) => {
            const bad = batch.findIndex((sequence) => poison.includes(Number(sequence)));
            if (bad === -1) processed.push(...batch.map(Number));
            if (bad === -1) return answer(null);
            if (!partial) return failure;
            processed.push(...batch.slice(0, bad).map(Number));
            return answer({ batchItemFailures: [{ itemIdentifier: batch[bad] }] });
          });
          await deliver(records(count), { ...rules, bisectOnError }, ports);
          const kept = given(seen).flat().map(Number);
          expect([...processed, ...kept].toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
          expect(processed).toEqual(processed.toSorted((a, b) => a - b));
          if (bisectOnError) expect(kept.every((sequence) => poison.includes(sequence))).toBe(true);
          expect(seen.checkpoints.map(Number)).toEqual(seen.checkpoints.map(Number).toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
