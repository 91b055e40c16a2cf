import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDocumentClient, DynamoDeltaLog } from '@groundswell/data';
import { RandomIds, SystemClock } from '@groundswell/kernel';
import type { LocalCloud } from '../../../deploy/local/cloud.ts';

/** What the engine holds to be counted. */
export interface EngineCounts {
  readonly activities: number;
  /** Uses of each topic. */
  readonly uses: ReadonlyMap<string, number>;
}

/** Adds up the deltas of every shard, late activities included: before anything was ranked. */
export async function countedByEngine(cloud: Pick<LocalCloud, 'environment'>): Promise<EngineCounts> {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint, GROUNDSWELL_TABLE_TRENDS: table } = cloud.environment;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint: endpoint ?? '', region: 'us-east-1', credentials });
  const log = new DynamoDeltaLog(createDocumentClient(client), table ?? '', new SystemClock(), new RandomIds());
  const uses = new Map<string, number>();
  let activities = 0;
  for (const shard of await log.shards()) {
    for await (const delta of log.read(shard, '0')) {
      activities += delta.activities;
      for (const cell of [...delta.cells, ...delta.late]) {
        if (cell.topic !== '') uses.set(cell.topic, (uses.get(cell.topic) ?? 0) + cell.uses);
      }
    }
  }
  client.destroy();
  return { activities, uses };
}
