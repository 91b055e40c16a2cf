import { HOUR } from '@groundswell/kernel';

/** Milliseconds for which what was found is taken as what is. */
export const FOUND_FRESH = 6 * HOUR;

/** A topic that followers of another one follow, too. */
export interface AlsoFollowed {
  readonly topic: string;
  /** Part of the followers who were asked, 0 to 1. Of at least `LEAST_PEOPLE` of them. */
  readonly share: number;
}

/** What the followers of a topic also follow, as it was when somebody last looked. Names nobody. */
export interface FollowersAlso {
  readonly topic: string;
  /** Epoch milliseconds. */
  readonly foundAt: number;
  /** The greatest share first. */
  readonly also: readonly AlsoFollowed[];
}

/** Where that is kept, for everybody. */
export abstract class FollowersAlsoStore {
  /** What is kept of `topics`, in no order; those of which nothing is are missing. One request. */
  abstract read(topics: readonly string[]): Promise<readonly FollowersAlso[]>;
  /** Replaces what was kept of the topic. @param until epoch milliseconds after which it goes */
  abstract keep(found: FollowersAlso, until: number): Promise<void>;
}

/** The same in memory, where nothing goes. For tests. */
export class MemoryFollowersAlso extends FollowersAlsoStore {
  readonly kept = new Map<string, FollowersAlso>();

  read(topics: readonly string[]): Promise<readonly FollowersAlso[]> {
    return Promise.resolve(topics.flatMap((topic) => this.kept.get(topic) ?? []));
  }

  keep(found: FollowersAlso): Promise<void> {
    this.kept.set(found.topic, found);
    return Promise.resolve();
  }
}
