import { MINUTE } from '@groundswell/kernel';
import type { CountableActivity } from './counting/accepted-lines.ts';
import type { ChosenArrival, ChosenSample, Sample } from './sample.ts';

/** Samples of a topic that are kept in a minute. */
const A_TOPIC = 5;
/** Arrivals of a source that are kept in a minute. */
const A_SOURCE = 30;
/** Items of either sort in a minute, over all topics or sources, so that a busy shard costs no more: each is a write unit. */
const SAMPLES_A_MINUTE = 40;
const ARRIVALS_A_MINUTE = 45;
/** Share of a minute's arrivals that may be taken at its beginning; the others as it goes on, so that who tries something out sees it arrive, however busy the source was just before. */
const ARRIVALS_AT_ONCE = 0.5;
/** Items of either sort in one batch. */
const A_BATCH = 30;
/** Characters of a text: an item then fits one write unit. */
const TEXT_LENGTH = 500;
/** Topics of a sample that are kept, for the same reason. */
const TOPICS = 10;

/** What is asked before an activity is looked at. */
export interface Offered {
  readonly kind: string;
  readonly source: string;
  readonly topics: readonly string[];
  readonly arrivedAt: number;
  /** Keyed hash. */
  readonly actor: number;
}

/** What one batch gives to keep. */
export interface ChosenSamples {
  readonly samples: ChosenSample[];
  readonly arrivals: ChosenArrival[];
  /** Items that the samples make: one a topic. */
  sampleItems: number;
}

export function noSamples(): ChosenSamples {
  return { samples: [], arrivals: [], sampleItems: 0 };
}

/** Chooses which activities of a shard are kept to be looked at: the first few of each minute; of arrivals some are left for later in it. */
export class SampleChoice {
  private minute = -1;
  private readonly topics = new Map<string, number>();
  private readonly sources = new Map<string, number>();
  private samplesInMinute = 0;
  private arrivalsInMinute = 0;

  /** @param publicKinds kinds that may be shown to everybody */
  constructor(private readonly publicKinds: ReadonlySet<string>) {}

  /**
   * Whether there may be room for an activity of this kind and source at all: most need no second look.
   * @param now when it is counted, epoch milliseconds
   */
  hasRoom(chosen: ChosenSamples, kind: string, source: string, now: number): boolean {
    this.enter(Math.floor(now / MINUTE));
    return (this.publicKinds.has(kind) && this.samplesLeft(chosen) > 0) || this.takesArrival(chosen, source, now);
  }

  /** Whether nothing more of the batch is taken, whatever comes. */
  isFull(chosen: ChosenSamples): boolean {
    return this.samplesLeft(chosen) <= 0 && (this.arrivalsInMinute >= ARRIVALS_A_MINUTE || chosen.arrivals.length >= A_BATCH);
  }

  /**
   * Adds the activity to `chosen` as far as there is room.
   * @param read gives it, where it is wanted
   * @param now when it is counted, epoch milliseconds
   */
  offer(chosen: ChosenSamples, offered: Offered, read: () => CountableActivity, now: number): void {
    this.enter(Math.floor(now / MINUTE));
    const { kind, source, topics, actor } = offered;
    const wanted = this.publicKinds.has(kind) ? this.roomFor(topics, this.samplesLeft(chosen)) : [];
    const arrives = this.takesArrival(chosen, source, now);
    if (wanted.length === 0 && !arrives) return;
    const sample = sampleOf(read(), topics, offered.arrivedAt);
    if (arrives) {
      this.sources.set(source, (this.sources.get(source) ?? 0) + 1);
      this.arrivalsInMinute += 1;
      chosen.arrivals.push({ ...sample, actor, countedAt: now });
    }
    if (wanted.length === 0) return;
    for (const topic of wanted) this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    this.samplesInMinute += wanted.length;
    chosen.sampleItems += wanted.length;
    chosen.samples.push({ ...sample, actor, under: wanted });
  }

  private samplesLeft(chosen: ChosenSamples): number {
    return Math.min(SAMPLES_A_MINUTE - this.samplesInMinute, A_BATCH - chosen.sampleItems);
  }

  private takesArrival(chosen: ChosenSamples, source: string, now: number): boolean {
    const share = ARRIVALS_AT_ONCE + (1 - ARRIVALS_AT_ONCE) * ((now % MINUTE) / MINUTE);
    return (
      chosen.arrivals.length < A_BATCH &&
      this.arrivalsInMinute < ARRIVALS_A_MINUTE * share &&
      (this.sources.get(source) ?? 0) < A_SOURCE * share
    );
  }

  private enter(minute: number): void {
    if (minute === this.minute) return;
    this.minute = minute;
    this.topics.clear();
    this.sources.clear();
    this.samplesInMinute = 0;
    this.arrivalsInMinute = 0;
  }

  /** The topics under which another sample may be kept now. */
  private roomFor(topics: readonly string[], most: number): string[] {
    let room = most;
    const wanted: string[] = [];
    for (const topic of topics) {
      if (room <= 0) break;
      if ((this.topics.get(topic) ?? 0) >= A_TOPIC) continue;
      wanted.push(topic);
      room -= 1;
    }
    return wanted;
  }
}

function sampleOf(activity: CountableActivity, topics: readonly string[], arrivedAt: number): Sample {
  const { source, id, kind, text, language, client } = activity;
  return {
    source,
    id,
    kind,
    topics: topics.slice(0, TOPICS),
    at: activity.occurredAt ?? arrivedAt,
    ...(text === undefined ? {} : { text: shortened(text) }),
    ...(language === undefined ? {} : { language }),
    ...(client === undefined ? {} : { client: client.slice(0, 100) }),
  };
}

function shortened(text: string): string {
  return text.length <= TEXT_LENGTH ? text : `${text.slice(0, TEXT_LENGTH - 1).toWellFormed()}…`;
}
