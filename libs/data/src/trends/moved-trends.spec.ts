import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { HOUR, ManualClock, MINUTE, SECOND, SequentialIds } from '@groundswell/kernel';
import {
  DecisionExporter,
  DecisionRestorer,
  type ExportedDecisions,
  Ranker,
  RankerModeration,
  StoredTrendReads,
  SurpriseRule,
  TrendExporter,
  TrendRestorer,
} from '@groundswell/trend';
import { expect, it } from 'vitest';
import { actorHash, ChainWriter, crowd } from '../../../../test/factories/deltas.ts';
import { operatorOver } from '../../../../test/factories/moderation.ts';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoDeltaLog } from '../deltas/dynamo-delta-log.ts';
import { DynamoModerationStore } from '../moderation/dynamo-moderation-store.ts';
import { DynamoRankStore } from './dynamo-rank-store.ts';

const client = DynamoDBDocumentClient.from(testDynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
const ids = new SequentialIds();

/** A deployment over a table of its own. */
async function deploymentAt(clock: ManualClock) {
  const table = await testTable(testDynamoDb(), 'trends', true);
  const store = new DynamoRankStore(client, table, ids);
  const log = new DynamoDeltaLog(client, table, clock, ids);
  const decisions = new DynamoModerationStore(client, table);
  const { book, desk } = operatorOver(decisions, clock, table);
  const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, moderation: new RankerModeration(book) };
  const ranker = new Ranker(store, log, clock, ids, options);
  const reads = () => new StoredTrendReads(store, clock, new ManualClock(clock.now()), async () => (await book.read()).banned);
  return { store, log, decisions, desk, ranker, reads, chain: new ChainWriter(log, 'shard-1') };
}

it('moves trends and decisions from table to table', { timeout: 60_000 }, async () => {
  const clock = new ManualClock(Date.UTC(2026, 5, 1, 12, 30));
  const [source, target] = [await deploymentAt(clock), await deploymentAt(clock)];
  const minute = () => Math.floor(clock.now() / MINUTE);
  await source.chain.append(crowd('coffee', 20, minute()));
  await source.ranker.refresh();
  clock.advance(4 * HOUR);
  await source.desk.decide('spam', 'denied', { by: 'ana' });
  await source.desk.ban([actorHash(1)], { by: 'ana' });
  await source.chain.append([...crowd('storm', 60, minute()), ...crowd('spam', 40, minute(), 1, 100)]);
  for (let refresh = 0; refresh < 3; refresh += 1) {
    await source.ranker.refresh();
    clock.advance(2 * SECOND);
  }

  const exported = await new TrendExporter({ store: source.store, log: source.log, clock, keyMark: 'k' }).export();
  const decided = (await new DecisionExporter(source.decisions).export()) as ExportedDecisions;
  expect(await new DecisionRestorer(target.decisions).restore(decided)).toBe(2);
  if (exported === undefined) throw new Error('nothing was exported');
  expect(await new TrendRestorer(target.store, ids, clock).restore(exported.manifest, exported.parts)).toBeGreaterThan(10);

  clock.advance(2 * SECOND);
  for (const { ranker } of [source, target]) await ranker.refresh();
  const seen = async ({ reads, decisions }: typeof source) => {
    const hour = Math.floor(clock.now() / HOUR);
    const list = (await reads().list('everywhere'))?.trends.map(({ topic, observed, startedAt }) => ({ topic, observed, startedAt }));
    const hours = await Promise.all(['coffee', 'storm'].map((topic) => reads().hours(topic, 'everywhere', hour - 6, hour)));
    return { list, hours, topic: await reads().topic('storm'), trail: await decisions.entries({ limit: 10 }) };
  };
  expect((await seen(target)).list?.map(({ topic }) => topic)).toEqual(['storm']);
  expect(await seen(target)).toEqual(await seen(source));
});
