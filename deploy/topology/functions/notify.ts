import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, DECISIONS } from './shared-keys.ts';

export const notify: FunctionSpec = {
  name: 'notify',
  description: 'Tells people what they asked to be told: alerts at once, digests at their hour.',
  entry: 'apps/stream/src/notify.lambda.ts',
  memoryMb: 512,
  // A topic that many wait for takes a while; what is left is sent at the next run.
  // What fails comes again when the queue's visibility ends, which is longer.
  timeoutSeconds: 120,
  reservedConcurrency: 4,
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
    // Two batches and two looks of the schedule at a time fit what is reserved.
    { kind: 'queue', queue: 'lists', batchSize: 10, reportBatchItemFailures: true, maximumConcurrency: 2 },
    { kind: 'schedule', name: 'deliver', everySeconds: 60 },
  ],
  grants: [
    // Where letters go. Nothing of it is written, and nothing can be sealed anew.
    { actions: READ, on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*', 'SEALING'] },
    { actions: READ, on: { table: 'trends' }, leadingKeys: ['T#*', 'Q#T#*', 'I#*', 'Q#I#*', 'K#scopes', 'Q#K#scopes', ...DECISIONS] },
    { actions: READ, on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'WATCH#*', 'ENDPOINTS#*', 'OUTBOX#*', 'DIGESTS'] },
    { actions: ['dynamodb:PutItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'TOLD#*', 'DIGESTS'] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'TOLD#*', 'ENDPOINTS#*'] },
    // Devices that are gone, and deliveries that are done.
    { actions: ['dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['OUTBOX#*', 'ENDPOINTS#*', 'ENDPOINT#*'] },
    // Apps on phones, and what is gone of them.
    { actions: ['sns:Publish', 'sns:DeleteEndpoint'], on: { platform: 'apns' } },
    { actions: ['sns:Publish', 'sns:DeleteEndpoint'], on: { platform: 'fcm' } },
  ],
};
