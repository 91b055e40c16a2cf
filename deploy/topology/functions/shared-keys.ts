/** What several functions have in common: settings, and the partition keys of what they share. */
import type { Grant } from '../model.ts';

export const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
export const COMMON = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
export const KEY = ['GROUNDSWELL_DEPLOYMENT_KEY', 'GROUNDSWELL_DEPLOYMENT_KEY_ARN'] as const;

/** By what topics begin and cease to trend. */
export const THRESHOLDS = [
  'GROUNDSWELL_TREND_ENTER',
  'GROUNDSWELL_TREND_STAY',
  'GROUNDSWELL_TREND_LEAST_ACTORS',
  'GROUNDSWELL_TREND_NEWCOMER_WEIGHT',
  'GROUNDSWELL_TREND_NETWORK_WEIGHT',
] as const;

/** What a public page is made of, as the ranker stores it, with the pieces of what is too large for an item. */
export const SHOWN = ['T#*', 'E#*', 'R#*', 'I#*', 'C#*', 'K#scopes'] as const;
export const SHOWN_PIECES = SHOWN.map((keys) => `Q#${keys}`);
/** What a feed is made of: lists, episodes and the index. */
export const FED = ['T#*', 'E#*', 'I#*'] as const;
export const FED_PIECES = FED.map((keys) => `Q#${keys}`);
/** Deltas, the parts of large ones, and the shards that have some. */
export const CHAINS = ['D#*', 'P#*', 'K#shards'] as const;
/** First sights of actors. */
export const AGES = 'A#*';
/** Records of rankers: the only one's, and those of parts. */
export const RECORDS = ['K#rank', 'K#rank#*'] as const;
/** What the ranker stores besides what is shown. */
export const MERGED = ['M#*', 'L#*'] as const;

/** Accounts with their sessions, who has an address or a subject elsewhere, and whether there was an operator. */
export const PEOPLE = ['ACCOUNT#*', 'ADDRESS#*', 'SUBJECT#*', 'FIRST-OPERATOR'] as const;

/** Whom nobody may count again, and orders to forget somebody. */
export const ERASED = ['X#*'] as const;
export const ERASURES = 'ERASURES';

/** What operators decide, and who decided it. */
export const DECISIONS = ['B#*'] as const;

export const keepDeadLetters: Grant = { actions: ['s3:PutObject'], on: { bucket: 'dead-letters' } };
