import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY } from './shared-keys.ts';

export const ingest: FunctionSpec = {
  name: 'ingest',
  description: 'The hot way in: validates, maps and puts activities on the stream.',
  entry: 'apps/ingest/src/lambda.ts',
  memoryMb: 512,
  timeoutSeconds: 15,
  settings: [...COMMON, ...KEY, 'GROUNDSWELL_TABLE_IDENTITY', 'GROUNDSWELL_STREAM_ACTIVITIES'],
  triggers: [],
  grants: [
    { actions: READ, on: { table: 'identity' }, leadingKeys: ['SOURCES', 'KEY#*', 'OPERATOR'] },
    // Mapping rules are saved with the source and its copy under each write key, in one transaction.
    { actions: ['dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: ['SOURCES', 'KEY#*'] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'identity' }, leadingKeys: ['L#*'] },
    { actions: ['kinesis:PutRecords', 'kinesis:ListShards'], on: { stream: 'activities' } },
  ],
};
