import { type Happening, isGenuine } from './happenings/happening.ts';

/** Places of a list that people see. */
const PLACES = 10;
/** A happening may be shown for so long after its last use: the longest window still holds it. */
const AFTER = 60;

/** What one judge did in one simulation: sums, so that simulations add up. */
export interface Result {
  /** Places shown, and those of them that were genuine. */
  readonly places: number;
  readonly rightPlaces: number;
  /** Minutes from the beginning to the first showing, of genuine bursts that were shown at all; how many there were. */
  readonly latencies: readonly number[];
  readonly bursts: number;
  /** Ordinary topics that were used, and those of them that were ever shown without a reason. */
  readonly ordinary: number;
  readonly falselyShown: number;
  /** The same of topics with at least eight people in some hour: only those can be shown at all. */
  readonly busy: number;
  /** How many of each kind there were, and how many were ever shown. */
  readonly kinds: Readonly<Record<string, { readonly shown: number; readonly of: number }>>;
}

/** Keeps the score of a judge, refresh by refresh. */
export class Tally {
  private readonly byTopic = new Map<number, Happening[]>();
  private readonly firstShown = new Map<Happening, number>();
  private readonly falsely = new Set<number>();
  private places = 0;
  private right = 0;

  constructor(
    private readonly happenings: readonly Happening[],
    private readonly ordinaryTopics: number,
  ) {
    for (const happening of happenings) this.byTopic.set(happening.topic, [...(this.byTopic.get(happening.topic) ?? []), happening]);
  }

  /** @param shown best first; what stands below the tenth place is not looked at */
  refresh(minute: number, shown: readonly number[]): void {
    for (const topic of shown.slice(0, PLACES)) {
      const happening = this.byTopic.get(topic)?.find(({ onset, until }) => minute >= onset && minute < until + AFTER);
      this.places += 1;
      if (happening !== undefined && isGenuine(happening)) this.right += 1;
      if (happening === undefined) {
        if (topic < this.ordinaryTopics) this.falsely.add(topic);
      } else if (!this.firstShown.has(happening)) this.firstShown.set(happening, minute);
    }
  }

  /** @param used whether a topic was used at all, and whether it ever had eight people in an hour */
  result(used: (topic: number) => { readonly used: boolean; readonly busy: boolean }): Result {
    const kinds: Record<string, { shown: number; of: number }> = {};
    for (const happening of this.happenings) {
      const kind = (kinds[happening.kind] ??= { shown: 0, of: 0 });
      kind.of += 1;
      if (this.firstShown.has(happening)) kind.shown += 1;
    }
    const bursts = this.happenings.filter(({ kind }) => kind === 'burst' || kind === 'outside');
    const topics = Array.from({ length: this.ordinaryTopics }, (_, topic) => used(topic));
    return {
      places: this.places,
      rightPlaces: this.right,
      latencies: bursts.flatMap((burst) => {
        const shown = this.firstShown.get(burst);
        return shown === undefined ? [] : [shown + 1 - burst.onset];
      }),
      bursts: bursts.length,
      ordinary: topics.filter((topic) => topic.used).length,
      busy: topics.filter((topic) => topic.busy).length,
      falselyShown: this.falsely.size,
      kinds,
    };
  }
}
