import { HOUR, MINUTE } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import type { Scope } from '@groundswell/topic';
import {
  type Arrival,
  type Freshness,
  type IndexedTopic,
  type Sample,
  Samples,
  type ScopeSummary,
  type TopicHour,
  type Trend,
  type TrendList,
  TrendReads,
} from '@groundswell/trend';

/** Sunday noon, UTC: the time at which the twins' world stands. */
export const NOON = Date.UTC(2026, 2, 1, 12);

/** Trends that stand still: what a test says they are. */
export class TrendReadsTwin extends TrendReads {
  readonly lists = new Map<Scope, TrendList>();
  readonly topics = new Map<string, IndexedTopic>();
  readonly pasts = new Map<string, readonly TopicHour[]>();
  summaries: ScopeSummary[] = [];
  fresh: Freshness = { activities: 0 };

  list(scope: Scope): Promise<TrendList | undefined> {
    return Promise.resolve(this.lists.get(scope));
  }

  scopes(): Promise<readonly ScopeSummary[]> {
    return Promise.resolve(this.summaries);
  }

  topic(topic: string): Promise<IndexedTopic | undefined> {
    return Promise.resolve(this.topics.get(topic));
  }

  search(text: string, limit: number): Promise<readonly IndexedTopic[]> {
    const begins = ({ topic }: IndexedTopic) => Number(topic.startsWith(text));
    const found = [...this.topics.values()].filter(({ topic, label }) => topic.includes(text) || label.toLowerCase().includes(text));
    const ordered = found.sort((one, other) => begins(other) - begins(one) || other.actorsPerDay - one.actorsPerDay);
    return Promise.resolve(ordered.slice(0, limit));
  }

  hours(topic: string, scope: Scope, fromHour: number, toHour: number): Promise<readonly TopicHour[]> {
    const past = this.pasts.get(`${scope} ${topic}`) ?? [];
    return Promise.resolve(past.filter(({ hour }) => hour >= fromHour && hour <= toHour));
  }

  freshness(): Promise<Freshness> {
    return Promise.resolve(this.fresh);
  }

  /** Makes topics rise in a scope, and known everywhere. */
  rise(scope: Scope, trends: readonly Trend[], at = NOON): void {
    this.lists.set(scope, { scope, at, trends });
    for (const trend of trends) this.use(trend);
  }

  /** Makes a topic known. */
  use(topic: Pick<IndexedTopic, 'topic' | 'label' | 'actorsPerDay'>): void {
    const { label, actorsPerDay } = topic;
    this.topics.set(topic.topic, { topic: topic.topic, label, actorsPerDay, usesPerDay: actorsPerDay * 2, lastUsedAt: NOON - MINUTE });
  }
}

/** Samples without caps. */
export class SamplesTwin extends Samples {
  readonly public: Sample[] = [];
  readonly arrived: Arrival[] = [];

  keep(publicSamples: readonly Sample[], arrivals: readonly Arrival[]): Promise<void> {
    this.public.push(...publicSamples);
    this.arrived.push(...arrivals);
    return Promise.resolve();
  }

  ofTopic(topic: string, limit: number): Promise<readonly Sample[]> {
    const found = this.public.filter(({ topics }) => topics.includes(topic));
    return Promise.resolve(found.sort((one, other) => other.at - one.at).slice(0, limit));
  }

  arrivals(source: string, limit: number): Promise<readonly Arrival[]> {
    const found = this.arrived.filter((arrival) => arrival.source === source);
    return Promise.resolve(found.sort((one, other) => other.at - one.at).slice(0, limit));
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
    startedAt: NOON - 20 * MINUTE,
    sparkline: Array.from({ length: 24 }, (_, bin) => bin),
    ...changes,
  };
}

/** A sample with figures that make sense, changed as the test needs it. */
export function sampleOf(changes: Partial<Sample> = {}): Sample {
  return { source: 'default', id: 'a-1', kind: 'post', topics: [], at: NOON - MINUTE, ...changes };
}

/** Settings of the function, with defaults where a test says nothing. */
export function webSettings(changes: Readonly<Record<string, string>> = {}): Settings {
  const names = [
    'GROUNDSWELL_STAGE',
    'GROUNDSWELL_PUBLIC_KINDS',
    'GROUNDSWELL_MIN_ACTORS',
    'GROUNDSWELL_PUBLIC_URL',
    'GROUNDSWELL_CLOCK_RATE',
  ] as const;
  return Settings.read(names, changes);
}

/** Hours since the epoch at `time`. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR);
}
