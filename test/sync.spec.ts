import fc from 'fast-check';
import { createDocumentClient, DynamoKeptItems } from '@groundswell/data';
import { type KeptItem, type KeptItems, MemoryKeptItems } from '@groundswell/feed';
import { describe, expect, it, vi } from 'vitest';
import { type SyncStep, SyncTrial } from './support/sync-trial.ts';
import { testDynamoDb, testTable } from './support/tables.ts';

vi.setConfig({ testTimeout: 60_000 });

const device = fc.nat(1);
const any = fc.nat(20);
const step: fc.Arbitrary<SyncStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ step: fc.constant('edit' as const), device, item: fc.nat(3), value: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('push' as const), device, count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('pull' as const), device }) },
  { weight: 6, arbitrary: fc.record({ step: fc.constant('arrive' as const), request: any, again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('collide' as const), one: any, other: any }) },
  { weight: 6, arbitrary: fc.record({ step: fc.constant('answer' as const), answer: any }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('lose' as const), answer: any }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('wait' as const), days: fc.constantFrom(1, 7, 61) }) },
);

/** What must hold of two devices and the server, whatever happened. */
async function check(items: KeptItems, steps: readonly SyncStep[]): Promise<SyncTrial> {
  const trial = new SyncTrial(items);
  for (const next of steps) await trial.take(next);
  await trial.heal();
  const kept = await trial.kept();
  expect(trial.devices.map((each) => each.living())).toEqual([kept, kept]);
  await expectOnce(trial);
  await expectNothingOverwritten(trial);
  return trial;
}

/** Each mutation was answered, one that changed something did so once, and its device knows what became of it. */
async function expectOnce({ written, mutations, devices, answerTo, ...trial }: SyncTrial): Promise<void> {
  const once = written.map(({ mutation }) => mutation);
  expect(new Set(once).size).toBe(once.length);
  expect(written.map(({ item }) => item.version).toSorted((a, b) => a - b)).toEqual(once.map((_, index) => index + 1));
  for (const mutation of mutations.values()) {
    const answer = await answerTo.call(trial, mutation);
    const heard = devices.map(({ outcomes }) => outcomes.get(mutation.id)).filter((outcome) => outcome !== undefined);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.replace('already-', '')).toBe(answer?.status);
  }
}

/** Nobody's change was overwritten by somebody who had not seen it. */
async function expectNothingOverwritten(trial: SyncTrial): Promise<void> {
  const last = new Map<string, KeptItem>();
  for (const { mutation: id, item } of trial.written.toSorted((a, b) => a.item.version - b.item.version)) {
    const key = `${item.collection} ${item.id}`;
    const before = last.get(key);
    const { base, after } = trial.mutations.get(id) ?? {};
    const earlier = trial.mutations.get(after ?? '');
    const seen = earlier === undefined ? base : (await trial.answerTo(earlier))?.version;
    const agrees = base === 0 && before?.value === undefined;
    if (!agrees) expect([id, seen]).toEqual([id, before?.version ?? 0]);
    last.set(key, item);
  }
}

describe('two devices that are offline now and then', () => {
  it('agree with the server in the end, each mutation done once, whatever the network loses, repeats or reorders', async () => {
    let [changes, conflicts] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
        const { written, devices } = await check(new MemoryKeptItems(), steps);
        changes += written.length;
        conflicts += devices.flatMap(({ outcomes }) => [...outcomes.values()]).filter((outcome) => outcome === 'conflict').length;
      }),
      { numRuns: 1_000 },
    );
    // Or nothing of it would have been tried.
    expect(changes).toBeGreaterThan(3_000);
    expect(conflicts).toBeGreaterThan(500);
  });

  it('do so over DynamoDB', async () => {
    const dynamo = testDynamoDb();
    const [table, client] = [await testTable(dynamo, 'engagement'), createDocumentClient(dynamo)];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30, size: 'max' }), async (steps) => {
        const items = new DynamoKeptItems(client, table);
        await items.erase('ada');
        await check(items, steps);
      }),
      { numRuns: 3 },
    );
  });
});
