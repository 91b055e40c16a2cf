import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, THRESHOLDS, SHOWN, CHAINS, RECORDS, MERGED, ERASED, DECISIONS, keepDeadLetters } from './shared-keys.ts';

export const rank: FunctionSpec = {
  name: 'rank',
  description: 'Merges deltas into minutes and hours and ranks the topics of every scope.',
  entry: 'apps/stream/src/rank.lambda.ts',
  memoryMb: 1_769,
  timeoutSeconds: 60,
  reservedConcurrency: 1,
  settings: [
    ...COMMON,
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_RANK_PARTS',
    'GROUNDSWELL_RANK_PART',
    ...THRESHOLDS,
    'GROUNDSWELL_BUCKET_DEAD_LETTERS',
  ],
  triggers: [
    {
      kind: 'table',
      table: 'trends',
      // New deltas, and new entries of the trail: what operators decide holds within seconds, also in silence.
      filters: ['D#', 'B#log'].map((prefix) => ({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix }] } } } })),
      batchSize: 1_000,
      windowSeconds: 1,
      // A refresh reads whatever is new: one that failed is made good by the next.
      maximumRetryAttempts: 3,
      maximumRecordAgeSeconds: 3_600,
      bisectOnError: false,
      reportBatchItemFailures: false,
      onFailure: 'dead-letters',
    },
    { kind: 'schedule', name: 'refresh', everySeconds: 60 },
  ],
  grants: [
    { actions: READ, on: { table: 'trends' }, leadingKeys: [...CHAINS, ...MERGED, ...SHOWN, 'Q#*', ...RECORDS, ...DECISIONS, ...ERASED] },
    { actions: ['dynamodb:PutItem'], on: { table: 'trends' }, leadingKeys: [...MERGED, ...SHOWN, 'Q#*', ...RECORDS, ...DECISIONS] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'trends' }, leadingKeys: [...RECORDS, 'H#*'] },
    keepDeadLetters,
  ],
};
