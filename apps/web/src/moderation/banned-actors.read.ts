import { Injectable } from '@nestjs/common';
import { ModerationBook, type ModerationEntry, ModerationStore } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { textOfHash } from './actor-names.ts';
import type { BannedActorsAnswer, BansQuery } from './moderation.schema.ts';
import { pageOf } from './pages.ts';
import { presentDecided } from './presented-entry.ts';

interface Page {
  readonly total: number;
  readonly bans: readonly (readonly [number, number])[];
  readonly next?: string;
}

interface Explained extends Page {
  readonly trail: ReadonlyMap<number, ModerationEntry>;
}

/** Actors whose activity counts nothing, banned last first. */
@Injectable()
export class BannedActorsRead extends Read<BansQuery, Page, Explained, BannedActorsAnswer> {
  constructor(
    private readonly book: ModerationBook,
    private readonly store: ModerationStore,
  ) {
    super();
  }

  protected async skeleton({ entry, ...page }: BansQuery): Promise<Page> {
    const all = (await this.book.read()).bans();
    const fitting = entry === undefined ? all : all.filter(([, number]) => number === entry);
    const newestFirst = fitting.toSorted(([one, first], [other, second]) => second - first || one - other);
    const { entries: bans, ...rest } = pageOf(newestFirst, page);
    return { total: fitting.length, bans, ...rest };
  }

  protected async hydrate(page: Page): Promise<Explained> {
    return { ...page, trail: await this.store.entriesOf(page.bans.map(([, entry]) => entry)) };
  }

  protected rules(page: Explained): Explained {
    return page;
  }

  protected present({ total, bans, next, trail }: Explained): BannedActorsAnswer {
    return {
      total,
      actors: bans.map(([actor, number]) => {
        const entry = trail.get(number);
        const sweep = entry?.sweep;
        return { actor: textOfHash(actor), ...(sweep !== undefined && { sweep }), ...presentDecided(number, entry) };
      }),
      ...(next !== undefined && { next }),
    };
  }
}
