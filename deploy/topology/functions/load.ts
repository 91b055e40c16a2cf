import type { FunctionSpec } from '../model.ts';
import { COMMON, ERASED, keepDeadLetters, READ } from './shared-keys.ts';

/** Lease and positions of the loader. */
const NOTES = ['LOAD#*'] as const;

export const load: FunctionSpec = {
  name: 'load',
  description: 'Loads landed objects into the warehouse, each row once; where nothing landed the warehouse sleeps.',
  entry: 'apps/etl/src/load.lambda.ts',
  memoryMb: 512,
  // A warehouse that wakes up takes a while; what is not loaded by then is loaded by the next run.
  timeoutSeconds: 840,
  reservedConcurrency: 1,
  settings: [
    ...COMMON,
    'GROUNDSWELL_TABLE_ACTIVITY',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_BUCKET_ARCHIVE',
    'GROUNDSWELL_BUCKET_DEAD_LETTERS',
    'GROUNDSWELL_WAREHOUSE_URL',
    'GROUNDSWELL_WAREHOUSE_WORKGROUP',
    'GROUNDSWELL_WAREHOUSE_DATABASE',
    'GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN',
    'GROUNDSWELL_WAREHOUSE_SECRET_ARN',
  ],
  triggers: [{ kind: 'schedule', name: 'load', everySeconds: 'loading' }],
  grants: [
    {
      actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      on: { table: 'activity' },
      leadingKeys: NOTES,
    },
    { actions: READ, on: { table: 'trends' }, leadingKeys: ERASED },
    // What it writes there are the lists of objects that Redshift copies.
    { actions: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'], on: { bucket: 'archive' } },
    keepDeadLetters,
  ],
};
