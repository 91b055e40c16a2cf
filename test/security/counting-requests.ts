import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  createDocumentClient,
  DynamoAgeStore,
  DynamoAttemptMarks,
  DynamoDeltaLog,
  DynamoErasedList,
  DynamoModerationStore,
  DynamoRankStore,
  DynamoSamples,
} from '@groundswell/data';
import { HOUR, ManualClock, MINUTE, RandomIds, SECOND } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { KeyedHash } from '@groundswell/security';
import {
  ActivityCounter,
  InMemoryDeadLetters,
  PartStore,
  Ranker,
  RankerModeration,
  StoredActorAges,
  type StoreOf,
  SurpriseRule,
  WHOLE,
} from '@groundswell/trend';
import { operatorOver } from '../factories/moderation.ts';

const SHARD = 'shardId-000000000000';
export const START = 1_607_000_010_000;
/** Too long for its hours to fit one item here. */
export const TOPIC = createHash('sha256').update('tea').digest('hex');
/** Small enough that everything is also kept in parts. */
export const LARGEST_BODY = 20;
/** Topics are ranked in one part first, then in two. */
export const PARTS = 2;

export interface CountingWorld {
  readonly clock: ManualClock;
  readonly tables: { readonly trends: string; readonly activity: string };
}

/** What comes in: a batch, batches in pieces, a zombie's. */
export async function count({ tables, clock }: CountingWorld, dynamo: DynamoDBClient): Promise<void> {
  const client = createDocumentClient(dynamo);
  const ids = new RandomIds();
  const hash = new KeyedHash('a key of this deployment only');
  const parents = { of: () => Promise.resolve(['shardId-parent']) };
  const make = (largest?: number) =>
    new ActivityCounter({
      log: new DynamoDeltaLog(client, tables.trends, clock, ids, largest),
      attempts: new DynamoAttemptMarks(client, tables.trends, clock, ids),
      samples: new DynamoSamples(dynamo, tables.activity, clock),
      deadLetters: new InMemoryDeadLetters(),
      erased: new ErasedActors(new DynamoErasedList(client, tables.trends), clock),
      parents,
      ages: new StoredActorAges(new DynamoAgeStore(client, tables.trends, ids), parents),
      hashes: { actor: (actor) => hash.hash48(actor), id: (source, id) => hash.hash48Pair(source, id) },
      clock,
      publicKinds: ['post'],
    });
  const recordOf = (sequence: number) => ({ sequenceNumber: String(sequence), arrivedAt: clock.now(), data: dataOf(sequence) });
  for (let record = 1; record < 4; record += 1) await make(LARGEST_BODY).count('activities', SHARD, [recordOf(record)]);
  // A zombie finds the chain ahead of what it knows, and reads it.
  const zombie = make(LARGEST_BODY);
  await zombie.count('activities', SHARD, [recordOf(4)]);
  await make().count('activities', SHARD, [recordOf(5)]);
  await zombie.count('activities', SHARD, [recordOf(5), recordOf(6)]);
}

function dataOf(sequence: number): Uint8Array {
  const lines = Array.from({ length: 64 }, (_, actor) => {
    // Enough of them at once for a trend.
    const late = actor < 52 ? {} : { occurredAt: START - 5 * HOUR };
    return JSON.stringify({
      id: `${sequence}-${actor}`,
      source: 'site',
      kind: 'post',
      actor: `a${sequence}-${actor}`,
      text: '#Tea',
      topics: [TOPIC],
      ...late,
    });
  });
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** What a ranker does for half a day, alone and then with another. */
export async function rank({ tables, clock }: CountingWorld, dynamo: DynamoDBClient): Promise<void> {
  const client = createDocumentClient(dynamo);
  const ids = new RandomIds();
  const log = new DynamoDeltaLog(client, tables.trends, clock, ids);
  const { book } = operatorOver(new DynamoModerationStore(client, tables.trends), clock, 'ranker');
  const erased = new ErasedActors(new DynamoErasedList(client, tables.trends), clock);
  const options = { minimumActors: 5, rule: new SurpriseRule(), machineClock: clock, moderation: new RankerModeration(book, erased) };
  const storeOf = storesOf(client, tables.trends);
  const partitions = [WHOLE, WHOLE, { part: 0, of: PARTS }, { part: 1, of: PARTS }];
  for (const partition of partitions) {
    const place = { partition, storeOf };
    const ranker = new Ranker(PartStore.open(storeOf, partition), log, clock, ids, { ...options, place });
    for (const wait of [0, 2 * SECOND, MINUTE, MINUTE, 5 * HOUR, MINUTE]) {
      clock.advance(wait);
      await ranker.refresh();
    }
  }
}

/** Opens what rankers store, in pieces wherever they can be. */
export function storesOf(client: DynamoDBDocumentClient, table: string): StoreOf {
  return (record) => new DynamoRankStore(client, table, new RandomIds(), LARGEST_BODY, record);
}
