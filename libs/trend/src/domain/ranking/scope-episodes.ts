import type { Scope } from '@groundswell/topic';
import type { TrendList } from '../trend-list.ts';
import { type Episode, Episodes } from './episodes.ts';

/** A topic is shown that began to trend in a scope: it was not there for half an hour at least. Times are epoch milliseconds. */
export interface TrendStarted {
  readonly scope: Scope;
  readonly topic: string;
  readonly startedAt: number;
  readonly score: number;
}

/** A topic's rise in a scope is over: it has not been shown for half an hour. */
export interface TrendEnded extends Omit<TrendStarted, 'score'> {
  readonly peakScore: number;
  readonly peakAt: number;
  /** When it was last shown. */
  readonly endedAt: number;
}

/** What the last refresh began and ended, in all scopes. */
export interface TrendEvents {
  readonly started: readonly TrendStarted[];
  readonly ended: readonly TrendEnded[];
}

/** The episodes of every scope. */
export class ScopeEpisodes {
  private readonly scopes = new Map<Scope, Episodes>();
  private started: TrendStarted[] = [];
  private ended: TrendEnded[] = [];

  /**
   * @param stored episodes by scope
   * @param lists what was shown last: knows newer peaks, and what went on before episodes were stored
   */
  constructor(stored: ReadonlyMap<Scope, readonly Episode[]> = new Map(), lists: Iterable<TrendList> = []) {
    for (const [scope, episodes] of stored) this.scopes.set(scope, new Episodes(episodes));
    for (const list of lists) this.scopes.set(list.scope, new Episodes(withShown(stored.get(list.scope) ?? [], list)));
  }

  in(scope: Scope): Episodes {
    let episodes = this.scopes.get(scope);
    if (episodes === undefined) this.scopes.set(scope, (episodes = new Episodes()));
    return episodes;
  }

  /** @param shown score by topic, of all topics that the scope shows */
  follow(scope: Scope, shown: ReadonlyMap<string, number>, now: number): void {
    const { started, ended } = this.in(scope).follow(shown, now);
    for (const { topic, startedAt, peakScore } of started) this.started.push({ scope, topic, startedAt, score: peakScore });
    for (const { topic, startedAt, peakScore, peakAt, endedAt = now } of ended) {
      const untold = this.started.findIndex((event) => event.scope === scope && event.topic === topic);
      if (untold >= 0) this.started.splice(untold, 1);
      else this.ended.push({ scope, topic, startedAt, peakScore, peakAt, endedAt });
    }
  }

  /**
   * What has begun and ended since it was last asked.
   * @param waits whether a topic is in no list until an operator allows it: its onset is told when it is first shown, and
   * neither that nor its end where it never is
   */
  takeEvents(waits: (topic: string) => boolean = () => false): TrendEvents {
    const isTold = ({ topic }: TrendStarted | TrendEnded): boolean => !waits(topic);
    const events = { started: this.started.filter(isTold), ended: this.ended.filter(isTold) };
    this.started = this.started.filter(({ topic }) => waits(topic));
    this.ended = [];
    return events;
  }

  /** Scopes whose episodes differ from what is stored. */
  dirty(): readonly (readonly [Scope, Episodes])[] {
    return [...this.scopes].filter(([, episodes]) => episodes.dirty);
  }
}

function withShown(stored: readonly Episode[], { trends }: TrendList): readonly Episode[] {
  const shown = new Map(trends.map(({ topic, startedAt, peakScore, peakAt }) => [topic, { topic, startedAt, peakScore, peakAt }]));
  const known = stored.map((episode) => {
    const newer = episode.over === undefined && episode.endedAt === undefined ? shown.get(episode.topic) : undefined;
    if (episode.over === undefined) shown.delete(episode.topic);
    return newer !== undefined && newer.peakScore > episode.peakScore ? { ...episode, ...newer, startedAt: episode.startedAt } : episode;
  });
  return [...known, ...shown.values()];
}
