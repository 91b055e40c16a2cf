import { Injectable } from '@nestjs/common';
import { type SourceEntry, Sources, type SourceSettings } from '@groundswell/activity';
import { NotFoundError } from '@groundswell/kernel';
import { iso } from '@groundswell/trend';
import { TrailRead } from '../answering/trail-read.ts';
import type { SourceTrailAnswer, SourceTrailQuery } from './sources.schema.ts';

type Shown = SourceTrailAnswer['entries'][number];

interface Question extends SourceTrailQuery {
  readonly source: string;
}

/** The trail of a source. */
@Injectable()
export class SourceTrailRead extends TrailRead<Question, SourceEntry, Shown> {
  constructor(private readonly sources: Sources) {
    super();
  }

  protected async entries({ source }: Question, limit: number, before: number | undefined): Promise<readonly SourceEntry[]> {
    if ((await this.sources.byId(source)) === undefined) throw new NotFoundError('There is no such source');
    return this.sources.entries(source, limit, before);
  }

  protected fits(): boolean {
    return true;
  }

  protected presentEntry(entry: SourceEntry): Shown {
    return presentEntry(entry);
  }
}

function presentEntry({ number, at, by, reason, action, settings, keyEnding }: SourceEntry): Shown {
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

function presentSettings({ allowedKinds, ...rest }: SourceSettings): NonNullable<Shown['settings']> {
  return { ...rest, ...(allowedKinds !== undefined && { allowedKinds: [...allowedKinds] }) };
}
