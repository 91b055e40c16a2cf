import { DAY, MINUTE } from '@groundswell/kernel';

/** A topic that comes back within this time goes on with its episode: one that dips and returns did not end. */
export const REST = 30 * MINUTE;
/** How long an episode is remembered after its end, and how many of a scope are at most. */
const KEPT = 2 * DAY;
const MOST_ENDED = 64;

/** A topic's rise in a scope, from its onset to its end. Times are epoch milliseconds. */
export interface Episode {
  readonly topic: string;
  /** When it began to be shown. */
  readonly startedAt: number;
  /** The highest score so far, and when it was reached. */
  readonly peakScore: number;
  readonly peakAt: number;
  /** When it was last shown; absent while it is. For half an hour it may still go on. */
  readonly endedAt?: number;
  /** Its end is final: the topic stayed away for half an hour, and would begin another episode. */
  readonly over?: true;
}

/** What a refresh began and what it ended for good. */
export interface EpisodeChanges {
  readonly started: readonly Episode[];
  readonly ended: readonly Episode[];
}

/**
 * The episodes of a scope: those that go on, and those of the last two days. The list's hysteresis says
 * which topics are shown; this says which of that is one rise and which is another.
 */
export class Episodes {
  /** The newest episode of each topic, and all that are over. */
  private readonly current = new Map<string, Episode>();
  private past: Episode[] = [];
  private differs = false;

  /** @param stored in any order */
  constructor(stored: Iterable<Episode> = []) {
    for (const episode of stored) {
      if (episode.over === true) this.past.push(episode);
      else this.current.set(episode.topic, episode);
    }
  }

  /** Whether something began, rested, went on or ended since `wasStored`; a peak alone is not worth a write. */
  get dirty(): boolean {
    return this.differs;
  }

  wasStored(): void {
    this.differs = false;
  }

  /** The episode of a topic that is shown. */
  of(topic: string): Episode | undefined {
    const episode = this.current.get(topic);
    return episode?.endedAt === undefined ? episode : undefined;
  }

  /** Those that go on first, as they began, then those that ended, the last one first: in an order that depends on nothing else. */
  all(): readonly Episode[] {
    const ended = [...this.current.values(), ...this.past].filter(({ endedAt }) => endedAt !== undefined);
    return [...this.running(), ...ended.sort(byEnd)];
  }

  /** Those of topics that are shown, as they began. */
  running(): readonly Episode[] {
    return [...this.current.values()].filter(({ endedAt }) => endedAt === undefined).sort(byStart);
  }

  /**
   * One refresh.
   * @param shown score by topic, of all topics that the scope shows
   */
  follow(shown: ReadonlyMap<string, number>, now: number): EpisodeChanges {
    const ended = this.endings(shown, now);
    const started: Episode[] = [];
    for (const [topic, score] of shown) {
      const known = this.current.get(topic);
      if (known === undefined) started.push(this.begin(topic, score, now));
      else this.goOn(known, score, now);
    }
    this.forget(now);
    return { started, ended };
  }

  private begin(topic: string, score: number, now: number): Episode {
    const episode = { topic, startedAt: now, peakScore: score, peakAt: now };
    this.current.set(topic, episode);
    this.differs = true;
    return episode;
  }

  private goOn({ topic, startedAt, peakScore, peakAt, endedAt }: Episode, score: number, now: number): void {
    if (endedAt === undefined && score <= peakScore) return;
    const peak = score > peakScore ? { peakScore: score, peakAt: now } : { peakScore, peakAt };
    this.current.set(topic, { topic, startedAt, ...peak });
    this.differs ||= endedAt !== undefined;
  }

  /** Marks those that are shown no more; returns those whose end is final now. */
  private endings(shown: ReadonlyMap<string, number>, now: number): readonly Episode[] {
    const ended: Episode[] = [];
    for (const episode of this.current.values()) {
      const { topic, endedAt } = episode;
      if (endedAt !== undefined && Math.abs(now - endedAt) >= REST) {
        this.current.delete(topic);
        const over: Episode = { ...episode, over: true };
        ended.push(over);
        this.past.push(over);
        this.differs = true;
      } else if (endedAt === undefined && !shown.has(topic)) {
        this.current.set(topic, { ...episode, endedAt: now });
        this.differs = true;
      }
    }
    return ended;
  }

  private forget(now: number): void {
    const young = this.past.filter(({ endedAt = 0 }) => Math.abs(now - endedAt) < KEPT);
    this.past = young.sort(byEnd).slice(0, MOST_ENDED);
  }
}

/** Of those that began at once the highest first: where there are too many to be stored, the last ones go. */
function byStart(one: Episode, other: Episode): number {
  return one.startedAt - other.startedAt || other.peakScore - one.peakScore || (one.topic < other.topic ? -1 : 1);
}

/** The last one first. */
function byEnd(one: Episode, other: Episode): number {
  return (other.endedAt ?? 0) - (one.endedAt ?? 0) || byStart(one, other);
}
