import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startDynamoDb } from '../../deploy/local/servers/dynamodb.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';
import { compare } from './support/differences.ts';
import { FaultyWorld, type WorldSettings } from './support/faulty-world.ts';
import { SMALL } from './support/settings.ts';
import { type PlannedStep, play, type StepName, STEPS } from './support/steps.ts';

/*
 * The short form of `npm run bench -- exactness`: two thousand activities through the real counter and
 * ranker on a real table, with every fault of test/faults/support/steps.ts once, in an order that
 * follows from the seed (GROUNDSWELL_SEED draws another, and a failure prints its own), and faults of
 * single requests and invocations all the time. What is counted, ranked and shown is compared with
 * what was put on the stream, by a model that shares no code with it; a comparison with an undisturbed
 * run, as rank-crash.spec.ts makes it, cannot see a mistake that both runs make.
 *
 * What is compared how exactly, and planted faults that it was seen to find: docs/decisions/0050.
 */

/** The database is killed in a test of its own. */
const names = (Object.keys(STEPS) as StepName[]).filter((name) => name !== 'storeKilled');

const planned = (name: StepName) =>
  fc.record({ name: fc.constant(name), activities: fc.integer({ min: 60, max: 160 }), seconds: fc.integer({ min: 20, max: 420 }) });
/** Every fault once, in any order, with traffic before each. */
const plan = fc.shuffledSubarray(names, { minLength: names.length }).chain((all) => fc.tuple(...all.map(planned)));

async function comesToTheSame(endpoint: string, settings: WorldSettings, table: string, steps: readonly PlannedStep[]): Promise<void> {
  const world = new FaultyWorld(endpoint, table, settings);
  await play(world, steps);
  const { differences, compared, trends } = await compare(world);
  world.tables.destroy();
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(500);
  expect(trends).toBeGreaterThan(0);
}

describe('everything that is counted and ranked', () => {
  it('is what was sent, whatever goes wrong', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), plan, async (seed, steps) => {
        await comesToTheSame(inject('dynamodb'), { ...SMALL, seed }, await testTable(testDynamoDb(), 'trends'), steps);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });

  it('outlives a database that is killed', { timeout: 600_000 }, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'groundswell-faults-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    let server = await startDynamoDb({ directory });
    onTestFinished(() => server.stop());
    const { endpoint } = server;
    const restartStore = async (): Promise<void> => {
      server.kill('SIGKILL');
      await server.exited;
      server = await startDynamoDb({ directory, port: Number(new URL(endpoint).port) });
    };
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    const table = await testTable(client, 'trends', true);
    const step = { name: 'storeKilled', activities: 200, seconds: 200 } as const;
    await comesToTheSame(endpoint, { ...SMALL, seed: 7, restartStore }, table, [step]);
  });
});
