import { Injectable } from '@nestjs/common';
import { type SourceEntry, Sources, type SourceSettings } from '@groundswell/activity';
import { NotFoundError } from '@groundswell/kernel';
import { iso } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { cursorAfter, rankOf } from '../trends/cursor.ts';
import type { SourceTrailAnswer, SourceTrailQuery } from './sources.schema.ts';

interface Question extends SourceTrailQuery {
  readonly source: string;
}

interface Trail {
  readonly entries: readonly SourceEntry[];
  /** The next page begins before this entry. */
  readonly before?: number;
}

/** The trail of a source, newest first. */
@Injectable()
export class SourceTrailRead extends Read<Question, Trail, Trail, SourceTrailAnswer> {
  constructor(private readonly sources: Sources) {
    super();
  }

  protected async skeleton({ source, limit, cursor }: Question): Promise<Trail> {
    if ((await this.sources.byId(source)) === undefined) throw new NotFoundError('There is no such source');
    const found = await this.sources.entries(source, limit + 1, rankOf(cursor) || undefined);
    const entries = found.slice(0, limit);
    const before = entries.at(-1)?.number;
    return { entries, ...(found.length > limit && before !== undefined && { before }) };
  }

  protected hydrate(trail: Trail): Promise<Trail> {
    return Promise.resolve(trail);
  }

  protected rules(trail: Trail): Trail {
    return trail;
  }

  protected present({ entries, before }: Trail): SourceTrailAnswer {
    return { entries: entries.map(presentEntry), ...(before !== undefined && { next: cursorAfter(before) }) };
  }
}

function presentEntry({ number, at, by, reason, action, settings, keyEnding }: SourceEntry): SourceTrailAnswer['entries'][number] {
  return {
    number,
    at: iso(at),
    by,
    ...(reason !== undefined && { reason }),
    action,
    ...(settings !== undefined && { settings: presentSettings(settings) }),
    ...(keyEnding !== undefined && { keyEnding }),
  };
}

function presentSettings({ allowedKinds, ...rest }: SourceSettings): NonNullable<SourceTrailAnswer['entries'][number]['settings']> {
  return { ...rest, ...(allowedKinds !== undefined && { allowedKinds: [...allowedKinds] }) };
}
