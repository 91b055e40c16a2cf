import { createHash } from 'node:crypto';
import type { Alert } from '../keeping/collections/alerts.ts';
import type { Message } from './sending.ts';

export type Channel = Alert['by'][number];

/** Something that one person is to be told in one way. */
export interface Delivery {
  /** Id of an account. */
  readonly person: string;
  readonly channel: Channel;
  /** Where a webhook goes; absent elsewhere. */
  readonly webhook?: string | undefined;
  /** What it tells of, the same however often that is found out: nobody is told twice of it in one way. */
  readonly event: string;
  readonly message: Message;
  /** What a program is told, as JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whether quiet hours hold it back. */
  readonly quiet: boolean;
  /** Epoch milliseconds. */
  readonly madeAt: number;
}

/** A delivery in the outbox. */
export interface Waiting extends Delivery {
  readonly id: string;
  /** Not tried before. Epoch milliseconds. */
  readonly dueAt: number;
  /** How often it was tried. */
  readonly tries: number;
  /** Endpoints that took it. */
  readonly reached: readonly string[];
  /** Why it was not taken the last time. */
  readonly reason?: string | undefined;
}

/** A delivery that somebody has taken, who alone may settle it. */
export interface Held extends Waiting {
  /** Of this taking. */
  readonly claim: string;
}

/** What became of a delivery in the end. */
export type Outcome = { readonly state: 'sent' } | { readonly state: 'dropped' | 'dead'; readonly reason: string };

/** The same for the same event, person and way; tells nobody who that is. */
export function deliveryId({ person, channel, webhook = '', event }: Delivery): string {
  return createHash('sha256').update([person, channel, webhook, event].join('\n')).digest('base64url');
}

export function waitingOf(delivery: Delivery, dueAt: number): Waiting {
  return { ...delivery, id: deliveryId(delivery), dueAt, tries: 0, reached: [] };
}
