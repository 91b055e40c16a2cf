import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND, type Clock } from '@groundswell/kernel';
import type { OutgoingActivity } from '../sending/outgoing.ts';
import type { Community } from './community.ts';
import { render } from './render.ts';

export interface PaceOptions {
  readonly community: Community;
  readonly seed: number;
  /** The deployment's time. */
  readonly clock: Clock;
  /** Ends the feed. */
  readonly signal: AbortSignal;
  /** Takes what happened since the last time. */
  readonly deliver: (activities: readonly OutgoingActivity[]) => Promise<void>;
  /** Milliseconds between deliveries. Default 500. */
  readonly every?: number;
}

/** What happened longer ago than this while the server was away is let go. */
const BACKLOG = 60 * SECOND;

/** Delivers what the community does at the time it does it, until the signal ends it. */
export async function keepPace(options: PaceOptions): Promise<void> {
  const { clock, signal, deliver } = options;
  const life = lifeOf(options.community, options.seed);
  let from = clock.now();
  while (await pause(options.every ?? 500, signal)) {
    const to = clock.now();
    const activities = life(Math.max(from, to - BACKLOG), to);
    if (activities.length > 0) await deliver(activities);
    from = to;
  }
}

/** What happens in [from, to): a minute is made up once and kept while it lasts. */
function lifeOf(community: Community, seed: number): (from: number, to: number) => readonly OutgoingActivity[] {
  let kept: { minute: number; activities: readonly OutgoingActivity[] } | undefined;
  const ofMinute = (minute: number): readonly OutgoingActivity[] => {
    if (kept?.minute !== minute) kept = { minute, activities: activitiesOf(community, seed, minute) };
    return kept.activities;
  };
  return (from, to) => {
    const activities: OutgoingActivity[] = [];
    for (let minute = Math.floor(from / MINUTE); minute * MINUTE < to; minute += 1) {
      for (const activity of ofMinute(minute)) {
        const at = activity.occurredAt ?? 0;
        if (at >= from && at < to) activities.push(activity);
      }
    }
    return activities;
  };
}

/** Everything of a minute, in order of time. */
export function activitiesOf(community: Community, seed: number, minute: number): readonly OutgoingActivity[] {
  return community.minute(minute).map((deed, place) => render(deed, seed, minute, place));
}

/** False once the signal has ended it. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
