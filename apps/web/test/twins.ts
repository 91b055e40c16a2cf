import { HOUR, ManualClock, MINUTE, SequentialIds } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import type { Scope } from '@groundswell/topic';
import {
  type ChosenSample,
  type IndexedTopic,
  InMemoryModerationStore,
  InMemoryTrendReads,
  ModerationBook,
  Publicity,
  type TopicHour,
  type Trend,
  type TrendReads,
} from '@groundswell/trend';

/** Sunday noon, UTC: the time at which the twins' world stands. */
export const NOON = Date.UTC(2026, 2, 1, 12);

/** Trends that stand still: what a test says they are. */
export class TrendReadsTwin extends InMemoryTrendReads {
  /** Makes topics rise in a scope, and known everywhere. */
  rise(scope: Scope, trends: readonly Trend[], at = NOON): void {
    this.lists.set(scope, { scope, at, trends });
    for (const trend of trends) this.use(trend);
  }

  /** Makes a topic known. */
  use({ topic, label, actorsPerDay }: Pick<IndexedTopic, 'topic' | 'label' | 'actorsPerDay'>): void {
    this.topics.set(topic, { topic, label, actorsPerDay, usesPerDay: actorsPerDay * 2, lastUsedAt: NOON - MINUTE });
  }

  past(topic: string, scope: Scope, hours: readonly TopicHour[]): void {
    for (const hour of hours) this.addHour(topic, scope, hour);
  }
}

/** A trend with figures that make sense, changed as the test needs it. */
export function trendOf(topic: string, changes: Partial<Trend> = {}): Trend {
  return {
    topic,
    label: topic.includes(':') ? topic : `#${topic}`,
    score: 120,
    windowMinutes: 30,
    observed: 412,
    expected: 38,
    uses: 500,
    concentration: 0.82,
    actorsPerDay: 900,
    trust: 1,
    startedAt: NOON - 20 * MINUTE,
    peakScore: 130,
    peakAt: NOON - 5 * MINUTE,
    sparkline: Array.from({ length: 24 }, (_, bin) => bin),
    ...changes,
  };
}

/** A sample with figures that make sense, kept under all its topics, changed as the test needs it. */
export function sampleOf(changes: Partial<ChosenSample> = {}): ChosenSample {
  return { source: 'default', id: 'a-1', kind: 'post', topics: [], under: changes.topics ?? [], at: NOON - MINUTE, ...changes };
}

/** Settings of the function, with defaults where a test says nothing. */
export function webSettings(changes: Readonly<Record<string, string>> = {}): Settings {
  const names = [
    'GROUNDSWELL_STAGE',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_RANK_PARTS',
    'GROUNDSWELL_PUBLIC_URL',
    'GROUNDSWELL_CLOCK_RATE',
  ] as const;
  return Settings.read(names, changes);
}

/** The book of decisions of a deployment in which nobody decided anything. */
export function undecided(): ModerationBook {
  return new ModerationBook(new InMemoryModerationStore(), new ManualClock(NOON), new SequentialIds());
}

/** Who may be shown of what `reads` know, where nobody decided anything. */
export function publicityOf(reads: TrendReads): Publicity {
  return new Publicity({ minimumActors: 5, kinds: ['post'] }, reads, undecided());
}

/** Hours since the epoch at `time`. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR);
}
