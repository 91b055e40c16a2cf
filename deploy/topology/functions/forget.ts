import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, ERASED, ERASURES } from './shared-keys.ts';

export const forget: FunctionSpec = {
  name: 'forget',
  description: 'Carries out orders to forget people and actors, step by step.',
  entry: 'apps/stream/src/forget.lambda.ts',
  memoryMb: 512,
  // It reads all samples, dead letters and the archive through; what it does not get done it goes on with a minute later.
  timeoutSeconds: 300,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_IDENTITY',
    'GROUNDSWELL_TABLE_ENGAGEMENT',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_TABLE_ACTIVITY',
    'GROUNDSWELL_BUCKET_ARCHIVE',
    'GROUNDSWELL_BUCKET_DEAD_LETTERS',
    'GROUNDSWELL_APNS_APPLICATION_ARN',
    'GROUNDSWELL_FCM_APPLICATION_ARN',
  ],
  triggers: [{ kind: 'schedule', name: 'forget', everySeconds: 60 }],
  grants: [
    { actions: [...READ, 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: [ERASURES] },
    { actions: [...READ, 'dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*'] },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['ADDRESS#*', 'SUBJECT#*', 'ONCE#*'] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'identity' }, leadingKeys: ['FIRST-OPERATOR'] },
    { actions: [...READ, 'dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'ENDPOINTS#*', 'TOLD#*'] },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['WATCH#*', 'ENDPOINT#*', 'OUTBOX#*'] },
    { actions: [...READ, 'dynamodb:PutItem'], on: { table: 'trends' }, leadingKeys: ERASED },
    // The one function that reads a table through: whose a sample is stands in no key (docs/decisions/0065).
    { actions: ['dynamodb:Scan'], on: { table: 'activity' } },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'activity' }, leadingKeys: ['S#*', 'A#*'] },
    { actions: ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'], on: { bucket: 'dead-letters' } },
    { actions: ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'], on: { bucket: 'archive' } },
    { actions: ['sns:DeleteEndpoint'], on: { platform: 'apns' } },
    { actions: ['sns:DeleteEndpoint'], on: { platform: 'fcm' } },
  ],
};
