import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { MINUTE } from '@groundswell/kernel';
import { CapacityMeter, totalOf } from './capacity-meter.ts';
import { makeTable } from '../../support/make-table.ts';
import { ACTIVITIES_A_SECOND } from './packed-stream.ts';
import { type SyntheticAct, SyntheticCommunity } from './synthetic-community.ts';

/** Activities that each design is given: enough, since their cost is the same from the first to the last. */
const ACTIVITIES = { record: 1_000, batch: 5 * ACTIVITIES_A_SECOND } as const;
const AT_ONCE = 32;

/** Write units a million activities. */
export interface NaiveWrites {
  /** One ADD a topic and scope of each activity. */
  readonly eachActivity: number;
  /** A batch of five seconds is summed up, then one ADD a topic. */
  readonly eachBatchTopic: number;
  /** The same, with one ADD a topic and scope. */
  readonly eachBatch: number;
}

/** Counts by ADD, as tutorials do it, on DynamoDB Local: what a delivery that is repeated counts twice. */
export async function naiveWrites(endpoint: string, { seed }: { seed: number }): Promise<NaiveWrites> {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const table = await makeTable(client, 'trends');
  const meter = new CapacityMeter();
  meter.watch(client);
  const community = new SyntheticCommunity(seed);
  const acts = Array.from({ length: ACTIVITIES.batch }, () => community.act());
  const add = (names: readonly string[]) => addEach(client, table, names);
  const measure = async (activities: number, names: readonly string[], sampled = names.length): Promise<number> => {
    meter.reset();
    await add(names.slice(0, sampled));
    return (((totalOf(meter.byKind.values()).writes / sampled) * names.length) / activities) * 1e6;
  };
  const each = acts.slice(0, ACTIVITIES.record).flatMap((act) => countersOf(act, scopesOf(act)));
  const perTopic = [...new Set(acts.flatMap((act) => countersOf(act, ['everywhere'])))];
  const perScope = [...new Set(acts.flatMap((act) => countersOf(act, scopesOf(act))))];
  const writes = {
    eachActivity: await measure(ACTIVITIES.record, each),
    eachBatchTopic: await measure(ACTIVITIES.batch, perTopic),
    // Every ADD is one unit, which a part of them shows.
    eachBatch: await measure(ACTIVITIES.batch, perScope, Math.min(perScope.length, 5_000)),
  };
  client.destroy();
  return writes;
}

function scopesOf({ language, region, kind, source }: SyntheticAct): string[] {
  return ['everywhere', `language:${language}`, `region:${region}`, `kind:${kind}`, `source:${source}`];
}

function countersOf({ topics }: SyntheticAct, scopes: readonly string[]): string[] {
  return scopes.flatMap((scope) => topics.map((topic) => `${scope}#${topic}`));
}

async function addEach(client: DynamoDBClient, table: string, names: readonly string[]): Promise<void> {
  for (let start = 0; start < names.length; start += AT_ONCE)
    await Promise.all(names.slice(start, start + AT_ONCE).map((name) => addOne(client, table, name)));
}

async function addOne(client: DynamoDBClient, table: string, name: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: `N#${name}` }, sk: { S: String(MINUTE) } },
      UpdateExpression: 'ADD uses :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
}
