import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, CHAINS, AGES, ERASED, keepDeadLetters } from './shared-keys.ts';

export const count: FunctionSpec = {
  name: 'count',
  description: 'Counts the activities of a shard: a batch becomes one immutable delta.',
  entry: 'apps/stream/src/count.lambda.ts',
  memoryMb: 1_024,
  timeoutSeconds: 60,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_TABLE_ACTIVITY',
    'GROUNDSWELL_BUCKET_DEAD_LETTERS',
    'GROUNDSWELL_STREAM_ACTIVITIES',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_RANK_PARTS',
  ],
  triggers: [
    {
      kind: 'stream',
      stream: 'activities',
      batchSize: 1_000,
      // One second takes an eighth more write units, five leave a list that is to be ten seconds old nothing to spare: docs/decisions/0048.
      windowSeconds: 3,
      // Not by tries: an unavailable dependency is retried until six hours before retention ends.
      maximumRetryAttempts: 10_000,
      maximumRecordAgeSeconds: 18 * 3_600,
      bisectOnError: true,
      reportBatchItemFailures: true,
      onFailure: 'dead-letters',
    },
  ],
  grants: [
    { actions: READ, on: { table: 'trends' }, leadingKeys: ['D#*', 'P#*', 'H#*', AGES, ...ERASED] },
    { actions: ['dynamodb:PutItem'], on: { table: 'trends' }, leadingKeys: [...CHAINS, AGES] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'trends' }, leadingKeys: ['K#attempt#*'] },
    { actions: ['dynamodb:BatchWriteItem'], on: { table: 'activity' }, leadingKeys: ['S#*', 'A#*'] },
    // Puts what was sent to the wrong half of a shard that was just split.
    { actions: ['kinesis:PutRecords', 'kinesis:ListShards'], on: { stream: 'activities' } },
    keepDeadLetters,
  ],
};
