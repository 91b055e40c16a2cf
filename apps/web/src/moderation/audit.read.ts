import { Injectable } from '@nestjs/common';
import { normaliseTopic } from '@groundswell/topic';
import { type ModerationEntry, ModerationStore } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { cursorAfter, rankOf } from '../trends/cursor.ts';
import { hashOfText } from './actor-names.ts';
import type { AuditQuery, AuditTrailAnswer } from './moderation.schema.ts';
import { presentEntry } from './presented-entry.ts';

/** Entries that are read at a time, and that one page looks through at most. */
const AT_ONCE = 100;
const MOST_READ = 1_000;

interface Trail {
  readonly entries: readonly ModerationEntry[];
  /** The next page begins before this entry. */
  readonly before?: number;
}

/** The audit trail, newest first. A page that finds few among many entries ends early, with a cursor to go on from. */
@Injectable()
export class AuditRead extends Read<AuditQuery, Trail, Trail, AuditTrailAnswer> {
  constructor(private readonly store: ModerationStore) {
    super();
  }

  protected async skeleton(query: AuditQuery): Promise<Trail> {
    const found: ModerationEntry[] = [];
    let before = rankOf(query.cursor) || undefined;
    for (let read = 0; read < MOST_READ; read += AT_ONCE) {
      const page = await this.store.entries({ ...(before !== undefined && { before }), limit: AT_ONCE });
      for (const entry of page) {
        if (fits(entry, query)) found.push(entry);
        before = entry.number;
        if (found.length === query.limit) return { entries: found, ...(before > 1 && { before }) };
      }
      if (page.length < AT_ONCE) return { entries: found };
    }
    return { entries: found, ...(before !== undefined && before > 1 && { before }) };
  }

  protected hydrate(trail: Trail): Promise<Trail> {
    return Promise.resolve(trail);
  }

  protected rules(trail: Trail): Trail {
    return trail;
  }

  protected present({ entries, before }: Trail): AuditTrailAnswer {
    return { entries: entries.map(presentEntry), ...(before !== undefined && { next: cursorAfter(before) }) };
  }
}

function fits(entry: ModerationEntry, { topic, actor, action, by }: AuditQuery): boolean {
  if (action !== undefined && entry.action !== action) return false;
  if (by !== undefined && entry.by !== by) return false;
  if (topic !== undefined && entry.topics?.includes(normaliseTopic(topic) ?? '') !== true) return false;
  return actor === undefined || entry.actors?.includes(hashOfText(actor)) === true;
}
