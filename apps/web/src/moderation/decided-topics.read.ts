import { Injectable } from '@nestjs/common';
import { normaliseTopic } from '@groundswell/topic';
import { type Decision, ModerationBook, type ModerationEntry, ModerationStore } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import type { DecidedTopicsAnswer, DecisionsQuery } from './moderation.schema.ts';
import { pageOf } from './pages.ts';
import { presentDecided } from './presented-entry.ts';

interface Page {
  readonly topics: readonly { readonly topic: string; readonly decision: Decision; readonly entry: number }[];
  readonly next?: string;
}

interface Explained extends Page {
  readonly trail: ReadonlyMap<number, ModerationEntry>;
}

/** Topics that were allowed or denied, decided last first. */
@Injectable()
export class DecidedTopicsRead extends Read<DecisionsQuery, Page, Explained, DecidedTopicsAnswer> {
  constructor(
    private readonly book: ModerationBook,
    private readonly store: ModerationStore,
  ) {
    super();
  }

  protected async skeleton({ decision, q, ...page }: DecisionsQuery): Promise<Page> {
    const part = q === undefined ? '' : (normaliseTopic(q) ?? '');
    const fitting = (await this.book.read())
      .decisions()
      .map(([topic, decided]) => ({ topic, ...decided }))
      .filter((each) => (decision === undefined || each.decision === decision) && each.topic.includes(part))
      .sort((one, other) => other.entry - one.entry);
    const { entries: topics, ...rest } = pageOf(fitting, page);
    return { topics, ...rest };
  }

  protected async hydrate(page: Page): Promise<Explained> {
    return { ...page, trail: await this.store.entriesOf(page.topics.map(({ entry }) => entry)) };
  }

  protected rules(page: Explained): Explained {
    return page;
  }

  protected present({ topics, next, trail }: Explained): DecidedTopicsAnswer {
    return {
      topics: topics.map(({ topic, decision, entry }) => ({ topic, decision, ...presentDecided(entry, trail.get(entry)) })),
      ...(next !== undefined && { next }),
    };
  }
}
