import { Injectable } from '@nestjs/common';
import { normaliseTopic } from '@groundswell/topic';
import { type ModerationEntry, ModerationStore } from '@groundswell/trend';
import { TrailRead } from '../answering/trail-read.ts';
import { hashOfText } from './actor-names.ts';
import type { AuditQuery, AuditTrailAnswer } from './moderation.schema.ts';
import { presentEntry } from './presented-entry.ts';

type Shown = AuditTrailAnswer['entries'][number];

/** The trail of what was decided, or of that part of it that is asked for. */
@Injectable()
export class AuditRead extends TrailRead<AuditQuery, ModerationEntry, Shown> {
  constructor(private readonly store: ModerationStore) {
    super();
  }

  protected entries(_query: AuditQuery, limit: number, before: number | undefined): Promise<readonly ModerationEntry[]> {
    return this.store.entries({ ...(before !== undefined && { before }), limit });
  }

  protected fits(entry: ModerationEntry, { topic, actor, action, by }: AuditQuery): boolean {
    if (action !== undefined && entry.action !== action) return false;
    if (by !== undefined && entry.by !== by) return false;
    if (topic !== undefined && entry.topics?.includes(normaliseTopic(topic) ?? '') !== true) return false;
    return actor === undefined || entry.actors?.includes(hashOfText(actor)) === true;
  }

  protected presentEntry(entry: ModerationEntry): Shown {
    return presentEntry(entry);
  }
}
