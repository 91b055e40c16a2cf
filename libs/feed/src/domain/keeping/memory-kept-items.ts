import type { ItemState } from './judgement.ts';
import { type Collection, type KeptHead, type KeptItem, NOTHING_KEPT } from './kept-item.ts';
import { type KeptCommit, KeptItems, type StateKeys } from './kept-items.ts';
import type { MutationAnswer } from './mutation.ts';
import { type Watch, watchedBy, type Watched, Watchers, type WatchPage } from './watches.ts';

interface Kept {
  head: KeptHead;
  readonly items: Map<string, KeptItem>;
  readonly answers: Map<string, MutationAnswer>;
}

/** What people keep, in memory and for ever. For tests. */
export class MemoryKeptItems extends KeptItems {
  private readonly people = new Map<string, Kept>();

  head(person: string): Promise<KeptHead> {
    return Promise.resolve(this.of(person).head);
  }

  find<Name extends Collection>(person: string, collection: Name, id: string): Promise<KeptItem<Name> | undefined> {
    const found = this.of(person).items.get(keyOf(collection, id)) as KeptItem<Name> | undefined;
    return Promise.resolve(found?.value === undefined ? undefined : found);
  }

  list<Name extends Collection>(person: string, collection: Name): Promise<readonly KeptItem<Name>[]> {
    const living = [...this.of(person).items.values()].filter((item) => item.collection === collection && item.value !== undefined);
    return Promise.resolve(living.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as unknown as readonly KeptItem<Name>[]);
  }

  all(person: string): Promise<readonly KeptItem[]> {
    return Promise.resolve([...this.of(person).items.values()].filter(({ value }) => value !== undefined));
  }

  state(person: string, { collection, item, mutation, after }: StateKeys): Promise<ItemState> {
    const { head, items, answers } = this.of(person);
    const earlier = after === undefined ? undefined : answers.get(after);
    return Promise.resolve({ head, item: items.get(keyOf(collection, item)), answer: answers.get(mutation), after: earlier });
  }

  commit(person: string, { answer, change }: KeptCommit): Promise<boolean> {
    const kept = this.of(person);
    if (kept.answers.has(answer.id)) return Promise.resolve(false);
    if (change !== undefined) {
      const key = keyOf(change.after.collection, change.after.id);
      const isStale = kept.head.sequence !== change.head.sequence - 1 || kept.items.get(key)?.version !== change.before?.version;
      if (isStale) return Promise.resolve(false);
      kept.head = change.head;
      kept.items.set(key, change.after);
    }
    kept.answers.set(answer.id, answer);
    return Promise.resolve(true);
  }

  changes(person: string, { since, until, limit }: { since: number; until: number; limit: number }): Promise<readonly KeptItem[]> {
    const changed = [...this.of(person).items.values()].filter(({ version }) => version > since && version <= until);
    return Promise.resolve(changed.toSorted((a, b) => a.version - b.version).slice(0, limit));
  }

  erase(person: string): Promise<void> {
    this.people.delete(person);
    return Promise.resolve();
  }

  /** Everything that somebody keeps because of which they watch it. */
  watching(watched: Watched): readonly Watch[] {
    return [...this.people].flatMap(([person, { items }]) =>
      [...items.values()].filter((item) => watchedBy(item).includes(watched)).map((item) => ({ person, item })),
    );
  }

  private of(person: string): Kept {
    const kept = this.people.get(person) ?? { head: NOTHING_KEPT, items: new Map(), answers: new Map() };
    this.people.set(person, kept);
    return kept;
  }
}

/** Who watches what, according to what people keep in memory. */
export class MemoryWatchers extends Watchers {
  constructor(private readonly items: MemoryKeptItems) {
    super();
  }

  page(watched: Watched, limit: number, from = '0'): Promise<WatchPage> {
    const all = this.items.watching(watched);
    const end = Number(from) + limit;
    return Promise.resolve({ watches: all.slice(Number(from), end), ...(end < all.length && { next: String(end) }) });
  }
}

function keyOf(collection: Collection, id: string): string {
  return `${collection} ${id}`;
}
