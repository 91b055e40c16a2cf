import type { FunctionSpec, StreamTrigger, TableName, TableTrigger } from '../model.ts';
import { COMMON, ERASED, keepDeadLetters, KEY, READ } from './shared-keys.ts';

/** What is not retried to the end would be lost with the stream: six hours are left to look at what was given up. */
const GATHERED = {
  windowSeconds: 'landing',
  maximumRetryAttempts: 10_000,
  maximumRecordAgeSeconds: 18 * 3_600,
  bisectOnError: true,
  reportBatchItemFailures: false,
  onFailure: 'dead-letters',
} as const;

const activities: StreamTrigger = { kind: 'stream', stream: 'activities', batchSize: 1_000, ...GATHERED };

/**
 * Every change but those that a schedule makes all the time, which would wake this once a minute for nothing. What else is left
 * out is left out by the registry, which knows why.
 */
function changesOf(table: TableName, ...ticking: readonly string[]): TableTrigger {
  const filters = ticking.length === 0 ? [] : [{ dynamodb: { Keys: { pk: { S: [{ 'anything-but': ticking }] } } } }];
  return { kind: 'table', table, filters, batchSize: 1_000, ...GATHERED };
}

/** The lists that people see, and not those of the parts that they are made of: people wait to be told. */
const lists: TableTrigger = {
  kind: 'table',
  table: 'trends',
  filters: [{ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'T#' }] }, sk: { S: ['list'] } } } }],
  batchSize: 100,
  ...GATHERED,
  windowSeconds: 1,
};

export const land: FunctionSpec = {
  name: 'land',
  description: 'Lands activities and changes in the archive, before anything is loaded, and passes on which lists changed.',
  entry: 'apps/etl/src/land.lambda.ts',
  memoryMb: 512,
  timeoutSeconds: 60,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_IDENTITY',
    'GROUNDSWELL_TABLE_ENGAGEMENT',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_BUCKET_ARCHIVE',
    'GROUNDSWELL_BUCKET_DEAD_LETTERS',
    'GROUNDSWELL_QUEUE_LISTS',
    'GROUNDSWELL_PUBLIC_KINDS',
  ],
  triggers: [activities, changesOf('identity'), changesOf('engagement', 'DIGESTS'), lists],
  grants: [
    { actions: READ, on: { table: 'trends' }, leadingKeys: ERASED },
    { actions: ['s3:PutObject'], on: { bucket: 'archive' } },
    { actions: ['sqs:SendMessage'], on: { queue: 'lists' } },
    keepDeadLetters,
  ],
};
