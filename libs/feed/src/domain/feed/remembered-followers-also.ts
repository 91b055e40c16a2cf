import { type Clock, MINUTE } from '@groundswell/kernel';
import { FOUND_FRESH, type FollowersAlso, FollowersAlsoStore } from './also-followed.ts';

/** How long what was read is taken as what is kept: it changes once in six hours. */
const REMEMBERED = MINUTE;
/** Topics that are remembered. */
const MOST = 2_000;

/**
 * What is kept of the followers of topics, remembered for a minute. What is missing or due to be looked at anew is
 * asked for each time: somebody else may just have found it.
 */
export class RememberedFollowersAlso extends FollowersAlsoStore {
  private readonly known = new Map<string, { readonly readAt: number; readonly found: FollowersAlso }>();

  constructor(
    private readonly store: FollowersAlsoStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  async read(topics: readonly string[]): Promise<readonly FollowersAlso[]> {
    const now = this.clock.now();
    const remembered = new Map(topics.flatMap((topic) => this.recall(topic, now)).map((found) => [found.topic, found]));
    const others = topics.filter((topic) => !remembered.has(topic));
    if (others.length === 0) return [...remembered.values()];
    const read = await this.store.read(others);
    for (const found of read) this.remember(found, now);
    return [...remembered.values(), ...read];
  }

  async keep(found: FollowersAlso, until: number): Promise<void> {
    await this.store.keep(found, until);
    this.remember(found, this.clock.now());
  }

  private recall(topic: string, now: number): readonly FollowersAlso[] {
    const known = this.known.get(topic);
    if (known === undefined || Math.abs(now - known.readAt) >= REMEMBERED || now - known.found.foundAt >= FOUND_FRESH) return [];
    return [known.found];
  }

  private remember(found: FollowersAlso, readAt: number): void {
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(found.topic, { readAt, found });
  }
}
