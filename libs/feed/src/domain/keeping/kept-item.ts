import { DAY } from '@groundswell/kernel';
import type { Alert } from './collections/alerts.ts';
import type { Profile } from './collections/profile.ts';
import type { WatchedTopic } from './collections/watched-topics.ts';

/** What the items of each collection say. */
export interface KeptValues {
  /** One item, `me`. */
  readonly profile: Profile;
  /** By normalised topic. */
  readonly follows: WatchedTopic;
  /** By normalised topic: what is muted is never shown. */
  readonly mutes: WatchedTopic;
  /** By a UUID that the device made. */
  readonly alerts: Alert;
}

export const COLLECTIONS = ['profile', 'follows', 'mutes', 'alerts'] as const satisfies readonly (keyof KeptValues)[];
export type Collection = (typeof COLLECTIONS)[number];

/** What a person keeps, the same on all their devices. */
export interface KeptItem<Name extends Collection = Collection> {
  readonly collection: Name;
  /** Unique in its collection, in the one spelling that the collection has for it. */
  readonly id: string;
  /** The person's sequence number when it last changed: it grows with every change of anything they keep, and never comes again. */
  readonly version: number;
  /** Epoch milliseconds of the server. */
  readonly changedAt: number;
  /** Absent: it was removed. */
  readonly value?: KeptValues[Name];
}

/** How many items of a collection somebody may have. */
export const MOST_ITEMS: Readonly<Record<Collection, number>> = { profile: 1, follows: 1_000, mutes: 1_000, alerts: 100 };

/**
 * How long it is remembered what was removed, and what a mutation was answered: a device that was away for longer
 * starts anew.
 */
export const REMEMBERED = 90 * DAY;

/** Where a person's items stand. */
export interface KeptHead {
  /** Of the newest change; 0: nothing was ever kept. */
  readonly sequence: number;
  /** Living items by collection; absent: none. */
  readonly counts: Readonly<Partial<Record<Collection, number>>>;
}

export const NOTHING_KEPT: KeptHead = { sequence: 0, counts: {} };
