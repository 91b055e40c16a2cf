import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { EMPTY_PROFILE } from '../keeping/collections/profile.ts';
import type { Collection, KeptItem } from '../keeping/kept-item.ts';
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

/** One read of what a person keeps, not remembered: what is muted is gone at once. */
export async function interestsOf(items: KeptItems, person: string): Promise<Interests> {
  const kept = await items.all(person);
  const [profile] = itemsOf(kept, 'profile');
  const { languages, regions } = profile?.value ?? EMPTY_PROFILE;
  const mutes = new Set(itemsOf(kept, 'mutes').map(({ id }) => id));
  const followed = itemsOf(kept, 'follows').filter(({ id }) => !mutes.has(id));
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

function itemsOf<Name extends Collection>(kept: readonly KeptItem[], wanted: Name): readonly KeptItem<Name>[] {
  return kept.filter((item): item is KeptItem<Name> => item.collection === wanted);
}

function newestFirst(one: KeptItem, other: KeptItem): number {
  return other.version - one.version;
}
