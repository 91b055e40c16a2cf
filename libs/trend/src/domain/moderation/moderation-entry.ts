/**
 * What was done, as the audit trail says it:
 * - `allow`, `deny`, `lift-topic`: a topic's decision was made or taken back
 * - `ban`, `lift-actors`: actors were banned, or bans were taken back
 * - `review-on`, `review-off`: new trends wait for an operator, or do no longer
 * - `sweep`, `end-sweep`: the actors of a topic are to be banned, or are no longer
 * - `hold`, `recognise`: the ranker put topics into the queue, or found them trending when review began
 */
export const MODERATION_ACTIONS = [
  'allow',
  'deny',
  'lift-topic',
  'ban',
  'lift-actors',
  'review-on',
  'review-off',
  'sweep',
  'end-sweep',
  'hold',
  'recognise',
] as const;

export type ModerationAction = (typeof MODERATION_ACTIONS)[number];

/** Who did something, and why. */
export interface Author {
  /** What the operator says they are called; the ranker is `ranker`. */
  readonly by: string;
  readonly reason?: string;
}

/** Who the ranker is in the audit trail. */
export const RANKER = 'ranker';

/** What an entry says besides its place and time. */
export interface EntryContent extends Author {
  readonly action: ModerationAction;
  readonly topics?: readonly string[];
  /** Hashes, ascending. */
  readonly actors?: readonly number[];
  /** Id of the sweep that it belongs to. */
  readonly sweep?: string;
}

/** One line of the audit trail. Written once, never changed. */
export interface ModerationEntry extends EntryContent {
  /** 1 for the first, without gaps: the version of the state that it led to. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the attempt that wrote it: whoever lost the answer knows by it that the entry is theirs. */
  readonly id: string;
}
