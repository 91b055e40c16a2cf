import { iso, runs, type Sweep } from '@groundswell/trend';
import type { SweepAnswer } from './moderation.schema.ts';
import { presentDecided } from './presented-entry.ts';

export function presentSweep(sweep: Sweep, now: number): SweepAnswer {
  const { id, topic, banned, from, until, firstSeenAfter, network, entry, by, reason, orderedAt: at } = sweep;
  return {
    id,
    topic,
    state: stateOf(sweep, now),
    banned,
    from: iso(from),
    until: iso(until),
    ...(firstSeenAfter !== undefined && { firstSeenAfter: iso(firstSeenAfter) }),
    byNetwork: network !== undefined,
    ...presentDecided(entry, { by, at, ...(reason !== undefined && { reason }) }),
  };
}

function stateOf(sweep: Sweep, now: number): SweepAnswer['state'] {
  if (sweep.endedAt !== undefined) return 'ended';
  if (!runs(sweep, now)) return 'over';
  return sweep.looked ? 'running' : 'ordered';
}
