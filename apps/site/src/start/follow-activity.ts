import type { Arrival, ItemResult } from '@groundswell/client';
import type { TopicCounts } from '../api/api.ts';

/** The way of one activity, as the sender sees it. */
export type Step = 'sent' | 'accepted' | 'arrived' | 'counted';
export const STEPS: readonly Step[] = ['sent', 'accepted', 'arrived', 'counted'];

export interface Progress {
  readonly id: string;
  readonly topic: string;
  /** Milliseconds from sending to each step that was reached. */
  readonly reached: Partial<Record<Step, number>>;
  /** The topic's counts of the last 24 hours, as last read. */
  readonly counts?: TopicCounts;
  /** Why it ended before it was counted, for a person. */
  readonly failure?: string;
}

export interface Following {
  readonly id: string;
  readonly topic: string;
  readonly send: () => Promise<ItemResult>;
  readonly arrivals: () => Promise<readonly Arrival[]>;
  readonly counts: () => Promise<TopicCounts | undefined>;
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Milliseconds between looks, and until the wait is given up. */
const LOOK_EVERY = 600;
const GIVE_UP_AFTER = 60_000;

/** Sends an activity and tells each step of its way until its topic's count has grown. */
export async function* followActivity(following: Following): AsyncGenerator<Progress> {
  const startedAt = following.now();
  let progress: Progress = { id: following.id, topic: following.topic, reached: {} };
  const reach = (step: Step, counts?: TopicCounts): Progress => {
    progress = { ...progress, reached: { ...progress.reached, [step]: following.now() - startedAt }, ...(counts && { counts }) };
    return progress;
  };
  const before = (await following.counts().catch(() => undefined))?.usesPerDay ?? 0;
  yield reach('sent');
  const refusal = await refusalOf(following);
  if (refusal !== undefined) {
    yield { ...progress, failure: refusal };
    return;
  }
  yield reach('accepted');
  while (following.now() - startedAt < GIVE_UP_AFTER) {
    const [arrivals, counts] = await Promise.all([following.arrivals().catch(() => []), following.counts().catch(() => undefined)]);
    const counted = counts !== undefined && counts.usesPerDay > before;
    const arrived = counted || arrivals.some(({ id }) => id === following.id);
    if (arrived && progress.reached.arrived === undefined) yield reach('arrived');
    if (counted) {
      yield reach('counted', counts);
      return;
    }
    await following.pause(LOOK_EVERY);
  }
  yield {
    ...progress,
    failure: 'It was accepted and is safe, but not counted within a minute. Look at the log of the functions count and rank.',
  };
}

/** Sends; the reason of a refusal, or undefined when it was accepted. */
async function refusalOf({ send }: Following): Promise<string | undefined> {
  try {
    const result = await send();
    if (result.status === 'accepted') return undefined;
    return `Refused: ${result.reason ?? 'no reason was given'}${result.field === undefined ? '' : ` (${result.field})`}`;
  } catch (error) {
    return error instanceof Error ? error.message : 'The server does not answer.';
  }
}
