import type { FunctionSpec, Grant } from './model.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
const COMMON = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
const KEY = ['GROUNDSWELL_DEPLOYMENT_KEY', 'GROUNDSWELL_DEPLOYMENT_KEY_ARN'] as const;

/** By what topics begin and cease to trend. */
const THRESHOLDS = [
  'GROUNDSWELL_TREND_ENTER',
  'GROUNDSWELL_TREND_STAY',
  'GROUNDSWELL_TREND_LEAST_ACTORS',
  'GROUNDSWELL_TREND_NEWCOMER_WEIGHT',
  'GROUNDSWELL_TREND_NETWORK_WEIGHT',
] as const;

/** What a public page is made of, as the ranker stores it, with the pieces of what is too large for an item. */
const SHOWN = ['T#*', 'E#*', 'R#*', 'I#*', 'C#*', 'K#scopes'] as const;
const SHOWN_PIECES = SHOWN.map((keys) => `Q#${keys}`);
/** What a feed is made of: lists, episodes and the index. */
const FED = ['T#*', 'E#*', 'I#*'] as const;
const FED_PIECES = FED.map((keys) => `Q#${keys}`);
/** Deltas, the parts of large ones, and the shards that have some. */
const CHAINS = ['D#*', 'P#*', 'K#shards'] as const;
/** First sights of actors. */
const AGES = 'A#*';
/** Records of rankers: the only one's, and those of parts. */
const RECORDS = ['K#rank', 'K#rank#*'] as const;
/** What the ranker stores besides what is shown. */
const MERGED = ['M#*', 'L#*'] as const;

/** Accounts with their sessions, who has an address or a subject elsewhere, and whether there was an operator. */
const PEOPLE = ['ACCOUNT#*', 'ADDRESS#*', 'SUBJECT#*', 'FIRST-OPERATOR'] as const;

/** Whom nobody may count again, and orders to forget somebody. */
const ERASED = ['X#*'] as const;
const ERASURES = 'ERASURES';

/** What operators decide, and who decided it. */
const DECISIONS = ['B#*'] as const;

const keepDeadLetters: Grant = { actions: ['s3:PutObject'], on: { bucket: 'dead-letters' } };

export const functions: readonly FunctionSpec[] = [
  {
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
  },
  {
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
      // Orders to forget an actor.
      { actions: [...READ, 'dynamodb:PutItem'], on: { table: 'identity' }, leadingKeys: [ERASURES] },
      { actions: ['dynamodb:DeleteItem'], on: { table: 'identity' }, leadingKeys: ['KEY#*'] },
      { actions: READ, on: { table: 'trends' }, leadingKeys: [...SHOWN, ...SHOWN_PIECES, ...RECORDS, ...DECISIONS, ...ERASED] },
      { actions: ['dynamodb:PutItem'], on: { table: 'trends' }, leadingKeys: [...DECISIONS, ...ERASED] },
      { actions: READ, on: { table: 'activity' }, leadingKeys: ['S#*', 'A#*'] },
    ],
  },
  {
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
    ],
  },
  {
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
  },
  {
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
  },
  {
    name: 'forget',
    description: 'Carries out orders to forget people and actors, step by step.',
    entry: 'apps/stream/src/forget.lambda.ts',
    memoryMb: 512,
    // It reads all samples and dead letters through; what it does not get done it begins again a minute later.
    timeoutSeconds: 300,
    settings: [
      ...COMMON,
      ...KEY,
      'GROUNDSWELL_TABLE_IDENTITY',
      'GROUNDSWELL_TABLE_ENGAGEMENT',
      'GROUNDSWELL_TABLE_TRENDS',
      'GROUNDSWELL_TABLE_ACTIVITY',
      'GROUNDSWELL_BUCKET_DEAD_LETTERS',
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
    ],
  },
  {
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
    ],
  },
];
