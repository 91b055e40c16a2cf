/**
 * One thing an actor did at a time, as its sender tells it. Immutable. The identity that
 * de-duplicates it is (source, id): the same id from two sources is two activities.
 * Times are epoch milliseconds (UTC) everywhere inside; only the HTTP edge speaks ISO 8601.
 */
export interface Activity {
  /** Chosen by the sender; 1 to 200 characters. Made by us when the sender gave none. */
  readonly id: string;
  /** post, view, search, purchase, like, reading, ...: lower case, `[a-z0-9][a-z0-9._-]{0,63}`. */
  readonly kind: string;
  /** Who did it, as the sender calls them; 1 to 200 characters. Hashed before it is counted. */
  readonly actor: string;
  /** When the actor's account was made, as an operator's key tells; absent: nobody said. */
  readonly actorSince?: number;
  /** Public text; hashtags are taken from it when it is counted. At most 10,000 characters. */
  readonly text?: string;
  /** Normalised topics that mapping rules and the sender named; at most 20. Hashtags of `text` come on top. */
  readonly topics: readonly string[];
  /** What a named topic is called for people, by topic: `{"product:42": "Blue shoes"}`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** BCP 47 primary language subtag, lower case: `pt`. */
  readonly language?: string;
  /** ISO 3166-1 alpha-2, upper case: `BR`. */
  readonly region?: string;
  /** The software that sent it: `Twitter for iPhone`. */
  readonly client?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** When it happened, corrected for the sender's clock; absent when the sender did not say. */
  readonly occurredAt?: number;
}

/** An activity that was accepted: one line of a pack on the `activities` stream. */
export interface AcceptedActivity extends Activity {
  /** Id of the registered source that sent it. */
  readonly source: string;
  readonly receivedAt: number;
  readonly correlationId: string;
  /** Keyed hash (hex) of the sender's network prefix (IPv4 /24, IPv6 /48), to judge concentration. */
  readonly network?: string;
  /** Counts in the minute of its `occurredAt` however old that is; an operator's key may set it. */
  readonly backfill?: true;
  /** `occurredAt` lies more than 5 minutes in the future; it is kept, and counts at its arrival. */
  readonly future?: true;
}

/** Topics an activity may carry; further ones are cut with a warning. */
export const MAX_TOPICS = 20;
/** Characters (UTF-16 code units) of a topic; longer ones are cut with a warning. */
export const MAX_TOPIC_LENGTH = 100;
