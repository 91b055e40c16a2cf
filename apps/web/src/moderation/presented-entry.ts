import { iso, type ModerationEntry } from '@groundswell/trend';
import { textOfHash } from './actor-names.ts';
import type { AuditTrailAnswer } from './moderation.schema.ts';

/** Hashes that a line of the trail shows; the list of bans has all. */
const ACTORS_SHOWN = 20;

/** Who, when and why, as every decision says it. */
export interface Decided {
  entry: number;
  by: string;
  at: string;
  reason?: string;
}

/** @param entry undefined where the trail was lost, which is told rather than hidden */
export function presentDecided(number: number, entry: Pick<ModerationEntry, 'by' | 'reason' | 'at'> | undefined): Decided {
  const { by = 'unknown', reason, at = 0 } = entry ?? {};
  return { entry: number, by, at: iso(at), ...(reason !== undefined && { reason }) };
}

export function presentEntry(entry: ModerationEntry): AuditTrailAnswer['entries'][number] {
  const { number, at, by, reason, action, topics, actors, sweep } = entry;
  return {
    number,
    at: iso(at),
    by,
    ...(reason !== undefined && { reason }),
    action,
    ...(topics !== undefined && { topics: [...topics] }),
    ...(actors !== undefined && { actorCount: actors.length, actors: actors.slice(0, ACTORS_SHOWN).map(textOfHash) }),
    ...(sweep !== undefined && { sweep }),
  };
}
