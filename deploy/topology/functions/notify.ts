import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, DECISIONS } from './shared-keys.ts';

export const notify: FunctionSpec = {
  name: 'notify',
  description: 'Tells people what they asked to be told: alerts at once, digests at their hour.',
  entry: 'apps/stream/src/notify.lambda.ts',
  memoryMb: 512,
  // A topic that many wait for takes a while; what is left is sent at the next run.
  timeoutSeconds: 300,
  reservedConcurrency: 1,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_IDENTITY',
    'GROUNDSWELL_TABLE_ENGAGEMENT',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_FIELDS_KEY_ARN',
    'GROUNDSWELL_SECRETS_FOLDER',
    'GROUNDSWELL_PUBLIC_URL',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_MAIL_FROM',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_RANK_PARTS',
    'GROUNDSWELL_OUTGOING_LOOPBACK',
    'GROUNDSWELL_APNS_APPLICATION_ARN',
    'GROUNDSWELL_FCM_APPLICATION_ARN',
  ],
  triggers: [
    {
      kind: 'table',
      table: 'trends',
      // The lists that people see, and not those of the parts that they are made of.
      filters: [{ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'T#' }] }, sk: { S: ['list'] } } } }],
      batchSize: 100,
      windowSeconds: 2,
      // By age: alerts of the day before are none.
      maximumRetryAttempts: 10_000,
      maximumRecordAgeSeconds: 18 * 3_600,
      bisectOnError: true,
      reportBatchItemFailures: false,
      onFailure: 'dead-letters',
    },
    { kind: 'schedule', name: 'deliver', everySeconds: 60 },
  ],
  grants: [
    // Where letters go. Nothing of it is written, and nothing can be sealed anew.
    { actions: READ, on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*', 'SEALING'] },
    { actions: READ, on: { table: 'trends' }, leadingKeys: ['T#*', 'Q#T#*', 'I#*', 'Q#I#*', 'K#scopes', 'Q#K#scopes', ...DECISIONS] },
    { actions: READ, on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'WATCH#*', 'ENDPOINTS#*', 'OUTBOX#*', 'DIGESTS'] },
    { actions: ['dynamodb:PutItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'TOLD#*', 'DIGESTS'] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'TOLD#*'] },
    // Devices that are gone, and deliveries that are done.
    { actions: ['dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'ENDPOINTS#*', 'ENDPOINT#*'] },
    // Apps on phones, and what is gone of them.
    { actions: ['sns:Publish', 'sns:DeleteEndpoint'], on: { platform: 'apns' } },
    { actions: ['sns:Publish', 'sns:DeleteEndpoint'], on: { platform: 'fcm' } },
  ],
};
