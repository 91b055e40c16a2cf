import { MINUTE } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Trend, TrendList } from '../trend-list.ts';
import { TopicRarities } from '../rarity/topic-rarities.ts';
import type { ActorView } from './actor-view.ts';
import type { HourBook } from './hour-book.ts';
import type { Episode } from './episodes.ts';
import { Ranking, type Shown } from './ranking.ts';
import { ScopeEpisodes } from './scope-episodes.ts';
import type { Score, ScoreRule, TopicActivity } from './score.ts';
import { LEAST_ACTORS, MAX_SCOPES, WINDOWS } from './thresholds.ts';
import type { TopicMinutes } from './topic-minutes.ts';
import type { TrendState } from './trend-state.ts';
import type { WindowCounts } from './window-counts.ts';

const LONGEST_WINDOW = Math.max(...WINDOWS.map(({ minutes }) => minutes));
/** Refreshes that are closer together count as one for "twice in a row". */
const OWN_REFRESH = 1_000;

/** What topics are judged by in one refresh. */
interface Judging {
  readonly view: ActorView;
  readonly denied: (topic: string) => boolean;
}

/** Computes the lists of all scopes from the state, refresh by refresh. */
export class ScopeLists {
  private readonly rankings = new Map<Scope, Ranking>();
  private readonly rarities: TopicRarities;
  private countedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param lists what was written last, so that it stays after a cold start
   * @param episodes those of all scopes
   */
  constructor(
    private readonly state: TrendState,
    private readonly book: HourBook,
    private readonly rule: ScoreRule,
    private readonly minimumActors: number,
    lists: Iterable<TrendList> = [],
    readonly episodes = new ScopeEpisodes(new Map(), lists),
  ) {
    this.rarities = new TopicRarities((scope, topic, hour) => this.book.past(scope, topic, hour));
    for (const { scope } of lists) this.rankingOf(scope);
  }

  /** Whether some topic only waits for another refresh to be shown. */
  get pending(): boolean {
    return [...this.rankings.values()].some((ranking) => ranking.pending);
  }

  /** Scopes that lists and hours are written of: those with enough distinct actors a day, most first. */
  scopes(now: number): readonly { readonly scope: Scope; readonly actorsPerDay: number }[] {
    const { totals } = this.state;
    if (totals !== undefined) return totals.totals;
    const minute = Math.floor(now / MINUTE);
    const scopes = [...this.state.index.scopes.entries].map(([scope, entry]) => ({
      scope: scope as Scope,
      actorsPerDay: entry.actorsPerDay(minute, this.state.banned),
    }));
    return scopes
      .filter(({ scope, actorsPerDay }) => actorsPerDay >= this.minimumActors || scope === EVERYWHERE)
      .sort((one, other) => other.actorsPerDay - one.actorsPerDay || (one.scope < other.scope ? -1 : 1))
      .slice(0, MAX_SCOPES);
  }

  /** Scopes that have a list, those included that only need to be emptied. */
  ranked(now: number): ReadonlySet<Scope> {
    return new Set([...this.scopes(now).map(({ scope }) => scope), ...this.rankings.keys()]);
  }

  /**
   * One refresh: the list of each scope, those included that only need to be emptied.
   * @param denied topics that are in no list
   */
  async refresh(now: number, denied: (topic: string) => boolean = () => false): Promise<readonly TrendList[]> {
    // Also when a clock was set back: topics must not wait until it catches up.
    const counts = Math.abs(now - this.countedAt) >= OWN_REFRESH;
    if (counts) this.countedAt = now;
    const view: ActorView = { traits: this.state.actors.traits, banned: this.state.banned, hour: Math.floor(now / (60 * MINUTE)) };
    const lists: TrendList[] = [];
    for (const scope of this.ranked(now)) lists.push({ scope, at: now, trends: await this.rank(scope, now, counts, { view, denied }) });
    return lists;
  }

  private async rank(scope: Scope, now: number, counts: boolean, { view, denied }: Judging): Promise<readonly Trend[]> {
    const ranking = this.rankingOf(scope);
    const candidates = this.candidates(scope, ranking, Math.floor(now / MINUTE), denied);
    const scores = new Map<string, Score>();
    const looked = new Map<string, readonly WindowCounts[]>();
    if (candidates.size > 0) {
      await this.book.load(scope, candidates.keys(), Math.floor(now / (60 * MINUTE)));
      const volume = this.volume(scope, now, view);
      for (const [topic, minutes] of candidates) {
        const windows = minutes.windows(Math.floor(now / MINUTE), view);
        looked.set(topic, windows);
        scores.set(topic, this.rule.score({ now, windows, past: this.book.past(scope, topic, hourOf(now)), volume }));
      }
    }
    const list = ranking.rank(scores, now, counts);
    const shown = [...ranking.shownTopics()].map((topic) => [topic, rounded(scores.get(topic)?.score ?? 0, 1)] as const);
    this.episodes.follow(scope, new Map(shown), now);
    return list.map((each) => ({ ...this.trend(scope, each, now), ...this.rarity(scope, each.topic, looked.get(each.topic) ?? [], now) }));
  }

  private rankingOf(scope: Scope): Ranking {
    let ranking = this.rankings.get(scope);
    if (ranking === undefined) this.rankings.set(scope, (ranking = new Ranking(this.episodes.in(scope).running(), this.rule.thresholds)));
    return ranking;
  }

  /** Topics that may be shown to anybody and have enough actors to be judged. */
  private candidates(
    scope: Scope,
    ranking: Ranking,
    minute: number,
    denied: (topic: string) => boolean,
  ): ReadonlyMap<string, TopicMinutes> {
    const topics = this.state.scopes.get(scope);
    const candidates = new Map<string, TopicMinutes>();
    const add = (topic: string, minutes: TopicMinutes | undefined): void => {
      if (minutes === undefined || denied(topic)) return;
      if (this.state.index.topic(topic)?.hasActors(this.minimumActors, minute, this.state.banned)) candidates.set(topic, minutes);
    };
    for (const topic of ranking.shownTopics()) add(topic, topics?.get(topic));
    for (const [topic, minutes] of topics?.busy() ?? [])
      if (minutes.atMost(minute - LONGEST_WINDOW + 1, minute) >= LEAST_ACTORS) add(topic, minutes);
    return candidates;
  }

  private volume(scope: Scope, now: number, view: ActorView): TopicActivity['volume'] {
    if (this.state.totals !== undefined) return this.state.totals.volume(scope);
    const totals = this.state.scopes.get(scope)?.get('');
    const windows = totals?.windows(Math.floor(now / MINUTE), view) ?? [];
    const { actors, newcomers, networks, placed } = windows.at(-1) ?? { actors: 0, newcomers: 0, networks: 0, placed: 0 };
    return { actors, newcomers, networks, placed, windows, past: this.book.past(scope, '', hourOf(now)) };
  }

  private rarity(scope: Scope, topic: string, windows: readonly WindowCounts[], now: number): Pick<Trend, 'rarityDays'> {
    const [ten, thirty, sixty] = windows.map(({ actors }) => actors);
    if (ten === undefined || thirty === undefined || sixty === undefined) return {};
    const rarityDays = this.rarities.days(scope, topic, { ten, thirty, sixty }, now);
    return rarityDays === undefined ? {} : { rarityDays };
  }

  private trend(scope: Scope, { topic, score }: Shown, now: number): Trend {
    const minute = Math.floor(now / MINUTE);
    const { startedAt, peakScore, peakAt } = this.episodes.in(scope).of(topic) as Episode;
    const entry = this.state.index.topic(topic);
    return {
      topic,
      label: entry?.label ?? topic,
      score: rounded(score.score, 1),
      windowMinutes: score.windowMinutes,
      observed: Math.round(score.observed),
      expected: rounded(score.expected, 1),
      uses: score.uses,
      concentration: rounded(score.concentration, 2),
      actorsPerDay: entry?.actorsPerDay(minute, this.state.banned) ?? 0,
      trust: rounded(score.trust, 2),
      startedAt,
      peakScore,
      peakAt,
      sparkline: this.state.scopes.get(scope)?.get(topic)?.sparkline(minute) ?? [],
    };
  }
}

/** Since the Unix epoch. */
function hourOf(now: number): number {
  return Math.floor(now / (60 * MINUTE));
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
