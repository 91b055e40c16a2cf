import { type Past, Ranking, type Score, type ScoreRule, type WindowCounts } from '@groundswell/trend';
import type { TopicCounts } from '../topic-counts.ts';
import type { Counted, Judge } from './judge.ts';

const MINUTE = 60_000;
/** A refresh looks at the very end of a minute. */
const END_OF_MINUTE = MINUTE - 0.001;
/** Midnight of a Monday, so that hours of the simulation are hours of a clock. */
const START = Date.UTC(2026, 0, 5);
export interface EngineOptions {
  readonly name: string;
  readonly rule: ScoreRule;
  /** What the rule is given of what was counted; default: all of it. Ablations leave something out. */
  readonly known?: (window: WindowCounts) => WindowCounts;
}

/** The engine's own rule, baseline and ranking, on what was counted. */
export class EngineJudge implements Judge {
  readonly name: string;
  /** The last score of what is shown, by topic, for those who look closer. */
  scores: ReadonlyMap<string, Score> = new Map();
  private readonly ranking: Ranking;

  constructor(private readonly options: EngineOptions) {
    this.name = options.name;
    this.ranking = new Ranking([], options.rule.thresholds);
  }

  refresh({ minute, busy, topics, total }: Counted): readonly number[] {
    const now = START + minute * MINUTE + END_OF_MINUTE;
    const { rule, known = (window) => window } = this.options;
    const scope = total.windows(minute).map(known);
    const volume = { ...(scope.at(-1) as WindowCounts), windows: scope, past: pastOf(total) };
    const candidates = new Map(busy);
    for (const name of this.ranking.shownTopics()) candidates.set(Number(name), topics.get(Number(name)) as TopicCounts);
    const scores = new Map<string, Score>();
    for (const [topic, counts] of candidates)
      scores.set(String(topic), rule.score({ now, windows: counts.windows(minute).map(known), past: pastOf(counts), volume }));
    this.scores = scores;
    return this.ranking.rank(scores, now).map(({ topic }) => Number(topic));
  }
}

const FIRST_HOUR = START / (60 * MINUTE);
const pasts = new WeakMap<object, Past>();

/** A past whose hours are those of the clock; the same object for the same counts. */
function pastOf(counts: Past): Past {
  let past = pasts.get(counts);
  if (past === undefined) {
    past = { firstHour: FIRST_HOUR + (counts.firstHour ?? 0), actors: (hour) => counts.actors(hour - FIRST_HOUR) };
    pasts.set(counts, past);
  }
  return past;
}
