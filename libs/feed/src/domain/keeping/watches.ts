import type { Alert } from './collections/alerts.ts';
import type { Profile } from './collections/profile.ts';
import type { KeptItem } from './kept-item.ts';

/** What can be watched: as a key, under which all who do are found. */
export type Watched = `follows ${string}` | `starts ${string}` | `top ${string}` | `digest ${string}`;

/** Who follows a topic. */
export const followersOf = (topic: string): Watched => `follows ${topic}`;
/** Whose alerts wait for a topic to start, in whatever scope. */
export const alertsOnTopic = (topic: string): Watched => `starts ${topic}`;
/** Whose alerts wait for anything to enter the first places of a scope. */
export const alertsOnScope = (scope: string): Watched => `top ${scope}`;
/**
 * Who wants a digest, daily or weekly, at a local time.
 * @param timeZone as profiles have it
 * @param at a quarter of an hour: `08:15`
 */
export const digestsAt = (timeZone: string, at: string): Watched => `digest ${timeZone} ${at}`;

/** Somebody who watches something, with the item that says so, as it is now. */
export interface Watch {
  /** Id of an account. */
  readonly person: string;
  readonly item: KeptItem;
}

export interface WatchPage {
  readonly watches: readonly Watch[];
  /** Absent: there are no more. */
  readonly next?: string;
}

/** Who watches something, in no order that means anything. For alerts, digests and what similar people follow. */
export abstract class Watchers {
  /**
   * @param limit watches at most, which may be fewer before the end
   * @param from `next` of the page before
   */
  abstract page(watched: Watched, limit: number, from?: string): Promise<WatchPage>;

  /** All of them, page by page. */
  async *all(watched: Watched, limit = 100): AsyncGenerator<Watch> {
    let from: string | undefined;
    do {
      const { watches, next } = await this.page(watched, limit, from);
      yield* watches;
      from = next;
    } while (from !== undefined);
  }
}

/** What an item makes its person watch. */
export function watchedBy({ collection, id, value }: KeptItem): readonly Watched[] {
  if (value === undefined) return [];
  if (collection === 'follows') return [followersOf(id)];
  if (collection === 'alerts') return [watchedByAlert(value as Alert)];
  if (collection === 'profile') return watchedByProfile(value as Profile);
  return [];
}

function watchedByAlert({ when }: Alert): Watched {
  return when.kind === 'topic-starts' ? alertsOnTopic(when.topic) : alertsOnScope(when.scope);
}

function watchedByProfile({ digest, timeZone }: Profile): readonly Watched[] {
  return digest.every === 'never' ? [] : [digestsAt(timeZone, digest.at)];
}
