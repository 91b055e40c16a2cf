import type { FunctionSpec } from '../model.ts';
import { READ, COMMON, KEY, SHOWN, SHOWN_PIECES, RECORDS, ERASED, ERASURES, DECISIONS } from './shared-keys.ts';

export const web: FunctionSpec = {
  name: 'web',
  description: 'Trends, topics, search and operations over HTTP.',
  entry: 'apps/web/src/lambda.ts',
  memoryMb: 512,
  timeoutSeconds: 15,
  settings: [
    ...COMMON,
    ...KEY,
    'GROUNDSWELL_TABLE_IDENTITY',
    'GROUNDSWELL_TABLE_TRENDS',
    'GROUNDSWELL_TABLE_ACTIVITY',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_RANK_PARTS',
    'GROUNDSWELL_PUBLIC_URL',
  ],
  triggers: [],
  grants: [
    { actions: READ, on: { table: 'identity' }, leadingKeys: ['SOURCES', 'OPERATOR'] },
    // Whether somebody has a role in a session that goes on.
    { actions: READ, on: { table: 'identity' }, leadingKeys: ['ACCOUNT#*', 'SIGNING'] },
    // A source with its trail, and its copy under each write key, in one transaction.
    { actions: ['dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: ['SOURCES', 'KEY#*'] },
    // What was asked for with an Idempotency-Key.
    { actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['AGAIN#*'] },
    // Orders to forget an actor.
    { actions: [...READ, 'dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: [ERASURES] },
    { actions: ['dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['KEY#*'] },
    { actions: READ, on: { table: 'trends' }, leadingKeys: [...SHOWN, ...SHOWN_PIECES, ...RECORDS, ...DECISIONS, ...ERASED] },
    { actions: ['dynamodb:PutItem'], on: { table: 'trends' }, leadingKeys: [...DECISIONS, ...ERASED] },
    { actions: READ, on: { table: 'activity' }, leadingKeys: ['S#*', 'A#*'] },
  ],
};
