import { DAY } from '../calendar.ts';
import { best, type Counted, type Judge } from './judge.ts';

/** Mastodon's defaults: least accounts a day, how long a record counts, how fast it fades, and below what it is gone. */
const LEAST_ACCOUNTS = 5;
const COOLDOWN = 2 * DAY;
const HALF_LIFE = 240;
const LEAST_SCORE = 1;
/** It looks every five minutes. */
const EVERY = 5;

/**
 * Mastodon's rule for hashtags, from its source (`app/models/trends/tags.rb`, version 4): accounts of
 * today (UTC) against those of yesterday, (o - e)² / e with e at least 1; the largest score counts and
 * fades by half every four hours.
 */
export class MastodonJudge implements Judge {
  readonly name = 'Mastodon';
  private readonly records = new Map<number, { score: number; at: number }>();
  private shown: readonly number[] = [];

  constructor(private readonly threshold = LEAST_SCORE) {}

  refresh({ minute, topics }: Counted): readonly number[] {
    if (minute % EVERY !== 0) return this.shown;
    const day = Math.floor(minute / DAY);
    for (const [topic, counts] of topics) {
      const observed = counts.actorsOfDay(day);
      const expected = Math.max(1, counts.actorsOfDay(day - 1));
      const score = expected > observed || observed < LEAST_ACCOUNTS ? 0 : (observed - expected) ** 2 / expected;
      const record = this.records.get(topic);
      const before = record === undefined || record.at < minute - COOLDOWN ? 0 : record.score;
      if (score > before) this.records.set(topic, { score, at: minute });
    }
    const faded = [...this.records].map(([topic, { score, at }]) => [topic, score * 0.5 ** ((minute - at) / HALF_LIFE)] as const);
    this.shown = best(faded, this.threshold);
    return this.shown;
  }
}
