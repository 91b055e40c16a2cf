/** What a sender's protocol calls an event: Segment's calls, `cloudevent`, or our own `activity`. */
export type Call = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias' | 'cloudevent' | 'activity';

/**
 * One event as a protocol's adapter reads it: the same fields whatever the protocol, their values
 * not looked at yet. All members are always present, so that every event has one hidden class.
 */
export interface RawEvent {
  readonly call: Call;
  /** The event's name, CloudEvents `type`, our `kind`; what mapping rules compare. '' where there is none. */
  readonly name: string;
  /** Root of the paths in mapping rules. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly id: unknown;
  readonly actor: unknown;
  /** When the actor's account was made. */
  readonly actorSince: unknown;
  /** The actor's network address, as a server tells it. */
  readonly address: unknown;
  readonly text: unknown;
  /** Topics and labels that the sender names itself. */
  readonly topics: unknown;
  readonly labels: unknown;
  readonly language: unknown;
  readonly region: unknown;
  readonly client: unknown;
  readonly properties: unknown;
  readonly occurredAt: unknown;
  /** What the protocol calls the fields, to name them in refusals. */
  readonly terms: Terms;
}

export interface Terms {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly properties: string;
  readonly occurredAt: string;
}

/** An item that can't be an event of its protocol at all. */
export interface Unreadable {
  readonly unreadable: string;
  readonly field?: string;
  readonly id?: string;
}

/** A request's events, in their order, and what it says about all of them. */
export interface Reading {
  readonly items: readonly (RawEvent | Unreadable)[];
  /** One event, whose refusal is the request's; or several, each of which fares by itself. */
  readonly form: 'single' | 'batch';
  /** The sender's clock when it sent, as it wrote it. */
  readonly sentAt?: unknown;
  /** A write key in the body. */
  readonly writeKey?: unknown;
  readonly backfill?: boolean;
  /** Whether an item says of an actor what anybody could make up: how old the account is, where it is. Default false. */
  readonly tellsOfActors?: boolean;
  /** The source that the sender believes to be. */
  readonly source?: unknown;
  /** Whether the sender is told only of items that were refused or taken with a warning. Default: of every item. */
  readonly isTerse?: boolean;
  /** Whether all strings of all items are clean and free of what JSON escapes (`ReadBody`). Default false. */
  readonly isPlain?: boolean;
}

/** A request's body, unpacked, and the headers that say how to read it. */
export interface Delivery {
  /** Media type without parameters, lower case; '' where the sender gave none. */
  readonly contentType: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export function isUnreadable(item: RawEvent | Unreadable): item is Unreadable {
  return 'unreadable' in item;
}

/** Whether `value` is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
