import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { EMPTY_PROFILE, PROFILE_ID } from '../keeping/collections/profile.ts';
import type { KeptItem } from '../keeping/kept-item.ts';
import type { KeptItems } from '../keeping/kept-items.ts';

/** What somebody wants to see, and what not. */
export interface Interests {
  /** Whose trends they want: regions, then languages, then everywhere. */
  readonly scopes: readonly Scope[];
  /** Topics that they follow and did not mute, by name. */
  readonly follows: readonly string[];
  /** The same, those first that they followed last. */
  readonly newestFollows: readonly string[];
  readonly mutes: ReadonlySet<string>;
}

/** Three keyed reads of what a person keeps, not remembered: what is muted is gone at once. */
export async function interestsOf(items: KeptItems, person: string): Promise<Interests> {
  const [profile, follows, muted] = await Promise.all([
    items.find(person, 'profile', PROFILE_ID),
    items.list(person, 'follows'),
    items.list(person, 'mutes'),
  ]);
  const { languages, regions } = profile?.value ?? EMPTY_PROFILE;
  const mutes = new Set(muted.map(({ id }) => id));
  const followed = follows.filter(({ id }) => !mutes.has(id));
  return {
    scopes: [
      ...regions.map((region): Scope => `region:${region}`),
      ...languages.map((language): Scope => `language:${language}`),
      EVERYWHERE,
    ],
    follows: followed.map(({ id }) => id).toSorted(byName),
    newestFollows: followed.toSorted(newestFirst).map(({ id }) => id),
    mutes,
  };
}

/** By UTF-16 code units: the same everywhere, whatever the language of a machine. */
export function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function newestFirst(one: KeptItem, other: KeptItem): number {
  return other.version - one.version;
}
