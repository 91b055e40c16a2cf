import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, FED, FED_PIECES, PEOPLE, ERASED, ERASURES, DECISIONS } from './shared-keys.ts';

export const mobile: FunctionSpec = {
  name: 'mobile',
  description: 'Accounts of people, what they keep on all their devices, their feed, and what they post.',
  entry: 'apps/mobile/src/lambda.ts',
  // A password takes 19 MiB and all of a processor for a moment: less memory would be less of it.
  memoryMb: 1_769,
  timeoutSeconds: 15,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_IDENTITY',
    'GROUNDSWELL_TABLE_ENGAGEMENT',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_TABLE_ACTIVITY',
    'GROUNDSWELL_STREAM_ACTIVITIES',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_RANK_PARTS',
    'GROUNDSWELL_FIELDS_KEY_ARN',
    'GROUNDSWELL_SECRETS_FOLDER',
    'GROUNDSWELL_PUBLIC_URL',
    'GROUNDSWELL_MAIL_FROM',
    'GROUNDSWELL_OUTSIDE_ISSUER',
    'GROUNDSWELL_OUTSIDE_AUDIENCE',
    'GROUNDSWELL_OUTSIDE_KEYS_URL',
    'GROUNDSWELL_OUTGOING_LOOPBACK',
    'GROUNDSWELL_APNS_APPLICATION_ARN',
    'GROUNDSWELL_FCM_APPLICATION_ARN',
  ],
  triggers: [],
  grants: [
    { actions: READ, on: { table: 'identity' }, leadingKeys: [...PEOPLE, 'ONCE#*', 'SIGNING', 'SEALING', 'SOURCES'] },
    { actions: ['dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: [...PEOPLE, 'ONCE#*', 'SIGNING', 'SEALING'] },
    { actions: ['dynamodb:UpdateItem'], on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*', 'ONCE#*', 'TRY#*'] },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*', 'ONCE#*', 'SIGNING', 'TRY#*'] },
    // People's own orders to be forgotten.
    { actions: ['dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: [ERASURES] },
    // Of rates: of addresses at the doors, of accounts behind them.
    { actions: ['dynamodb:UpdateItem'], on: { table: 'identity' }, leadingKeys: ['L#*'] },
    { actions: READ, on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'WATCH#*', 'ALSO#*'] },
    { actions: ['dynamodb:PutItem'], on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'WATCH#*', 'ALSO#*'] },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['PERSON#*', 'WATCH#*'] },
    { actions: ['dynamodb:ConditionCheckItem'], on: { table: 'engagement' }, leadingKeys: ['PERSON#*'] },
    // What a feed is made of, and what people post.
    { actions: READ, on: { table: 'trends' }, leadingKeys: [...FED, ...FED_PIECES, ...DECISIONS, ...ERASED] },
    { actions: READ, on: { table: 'activity' }, leadingKeys: ['S#*'] },
    { actions: ['kinesis:PutRecords', 'kinesis:ListShards'], on: { stream: 'activities' } },
    // Devices that somebody is pushed to on, and who has each.
    { actions: READ, on: { table: 'engagement' }, leadingKeys: ['ENDPOINTS#*', 'ENDPOINT#*'] },
    { actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], on: { table: 'engagement' }, leadingKeys: ['ENDPOINTS#*', 'ENDPOINT#*'] },
    // The same of apps on phones, at the services of their makers.
    { actions: ['sns:CreatePlatformEndpoint', 'sns:SetEndpointAttributes', 'sns:DeleteEndpoint'], on: { platform: 'apns' } },
    { actions: ['sns:CreatePlatformEndpoint', 'sns:SetEndpointAttributes', 'sns:DeleteEndpoint'], on: { platform: 'fcm' } },
  ],
};
