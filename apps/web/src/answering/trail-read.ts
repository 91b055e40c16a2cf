import { cursorAfter, rankOf } from '../trends/cursor.ts';
import { Read } from './read.ts';

/** Entries that are read at a time: a page of the longest kind and the one after it. */
const AT_ONCE = 101;
/** Entries that one page looks through at most. */
const MOST_READ = 1_000;

/** An entry of a trail. Numbers grow; some may be missing. */
export interface TrailEntry {
  readonly number: number;
}

export interface TrailQuestion {
  /** Entries a page. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

export interface TrailPage<Entry> {
  readonly entries: readonly Entry[];
  /** The next page begins before the entry of this number; undefined on the last page. */
  readonly before?: number | undefined;
}

export interface TrailAnswer<Shown> {
  entries: Shown[];
  next?: string;
}

/**
 * A page of a trail, newest first. Cursors name the entry that a page ended at, so that new entries move nothing. A page that
 * finds few among many entries ends early, with a cursor to go on from.
 */
export abstract class TrailRead<Question extends TrailQuestion, Entry extends TrailEntry, Shown> extends Read<
  Question,
  TrailPage<Entry>,
  TrailPage<Entry>,
  TrailAnswer<Shown>
> {
  /** At most `limit` entries, newest first: those before number `before` where it is given. */
  protected abstract entries(question: Question, limit: number, before: number | undefined): Promise<readonly Entry[]>;
  /** Whether an entry is one that was asked for. */
  protected abstract fits(entry: Entry, question: Question): boolean;
  protected abstract presentEntry(entry: Entry): Shown;

  protected async skeleton(question: Question): Promise<TrailPage<Entry>> {
    const found: Entry[] = [];
    let before = rankOf(question.cursor) || undefined;
    for (let read = 0; read < MOST_READ; read += AT_ONCE) {
      const some = await this.entries(question, AT_ONCE, before);
      found.push(...some.filter((entry) => this.fits(entry, question)));
      before = some.length < AT_ONCE ? undefined : some.at(-1)?.number;
      const entries = found.slice(0, question.limit);
      if (found.length > question.limit) return { entries, before: entries.at(-1)?.number };
      if (before === undefined) break;
    }
    return { entries: found, before };
  }

  protected hydrate(page: TrailPage<Entry>): Promise<TrailPage<Entry>> {
    return Promise.resolve(page);
  }

  /** Nothing is left out: who may read a trail may read all of it. */
  protected rules(page: TrailPage<Entry>): TrailPage<Entry> {
    return page;
  }

  protected present({ entries, before }: TrailPage<Entry>): TrailAnswer<Shown> {
    return {
      entries: entries.map((entry) => this.presentEntry(entry)),
      ...(before !== undefined && { next: cursorAfter(before) }),
    };
  }
}
