import { HOUR, MINUTE } from '@groundswell/kernel';
import { burstRate, type Burst } from './burst.ts';
import { BurstSchedule } from './burst-schedule.ts';
import { cohortOf, cohorts, type Cohort } from './cohorts.ts';
import { Everyday } from './everyday.ts';
import { Random } from './random.ts';
import { intensity } from './rhythm.ts';
import { spamAt, type SpamRun } from './spam.ts';
import type { Subject } from './subject.ts';
import { Weighted } from './weighted.ts';

/** One thing that a member does: what `render` makes an activity of. */
export interface Deed {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly member: number;
  readonly cohort: Cohort;
  readonly kind: 'post' | 'like' | 'view' | 'search' | 'purchase';
  /** What it is about: one subject, or two. */
  readonly subjects: readonly Subject[];
}

export interface CommunityOptions {
  /** The same seed gives the same community. Default 1. */
  readonly seed?: number;
  /** Activities a second on average over a week. Default 3; bursts take what they need of it. */
  readonly rate?: number;
}

/** Activities a second: gentle, and enough for bursts of some dozens of people in ten minutes. */
export const DEFAULT_RATE = 3;

/** Activities a second that bursts and spam bring at the default rate; everyday life brings the rest. */
const EVENTS = 1.6;

/**
 * A made-up community of some thousand members in eight regions: everyday life with daily and
 * weekly rhythm, bursts that set in and decay, and a few accounts that spam. What happens in a
 * minute depends on the seed and the minute alone.
 */
export class Community {
  private readonly everyday = new Everyday();
  private readonly audiences = new Map<readonly Cohort[], { readonly hour: number; readonly draw: Weighted<Cohort> }>();
  private readonly bursts: BurstSchedule;
  private readonly seed: number;
  /** Everyday activities a second on average. */
  private readonly rate: number;

  constructor(options: CommunityOptions = {}) {
    this.seed = options.seed ?? 1;
    const rate = options.rate ?? DEFAULT_RATE;
    const scale = Math.max(0.6, rate / DEFAULT_RATE);
    this.rate = Math.max(0.3 * rate, rate - EVENTS * scale);
    this.bursts = new BurstSchedule(this.seed, scale);
  }

  /**
   * What happens in a minute, in order of time.
   * @param minute minutes since the Unix epoch
   * @param eventful false leaves out bursts and spam
   */
  minute(minute: number, eventful = true): readonly Deed[] {
    const random = new Random(this.seed, 'minute', minute);
    const at = minute * MINUTE;
    const deeds: Deed[] = [];
    for (const cohort of cohorts) this.everydayLife(random, cohort, at, deeds);
    if (eventful) {
      for (const burst of this.bursts.under(at + MINUTE / 2)) this.burstDeeds(random, burst, at, deeds);
      for (const run of spamAt(this.seed, at + MINUTE / 2)) spamDeeds(random, run, at, deeds);
    }
    return deeds.sort((a, b) => a.at - b.at);
  }

  /** Bursts that are under way, the busiest first: for tests and for the curious. */
  burstsAt(at: number): readonly Burst[] {
    return this.bursts.under(at).toSorted((a, b) => burstRate(b, at) - burstRate(a, at));
  }

  private everydayLife(random: Random, cohort: Cohort, at: number, deeds: Deed[]): void {
    const mean = 60 * this.rate * cohort.share * intensity(at, cohort.utcOffset);
    const hashtags = this.everyday.hashtags(cohort, at);
    for (let left = random.poisson(mean); left > 0; left -= 1) {
      const base = { at: at + random.below(MINUTE), member: regular(random, cohort), cohort };
      const what = random.next();
      if (what < 0.75) {
        const subjects = [hashtags.draw(random)];
        if (random.next() < 0.12) subjects.push(hashtags.draw(random));
        deeds.push({ ...base, kind: socialKind(random), subjects });
      } else if (what < 0.92) deeds.push({ ...base, kind: shopKind(random), subjects: [this.everyday.products().draw(random)] });
      else deeds.push({ ...base, kind: 'search', subjects: [this.everyday.words().draw(random)] });
    }
  }

  private burstDeeds(random: Random, burst: Burst, at: number, deeds: Deed[]): void {
    const audience = this.awake(burst.audience ?? cohorts, at);
    for (let left = random.poisson(burstRate(burst, at + MINUTE / 2)); left > 0; left -= 1) {
      const cohort = audience.draw(random);
      const isShop = burst.subject.nature === 'product';
      const kind = isShop ? shopKind(random) : socialKind(random);
      const withCompanion = burst.companion !== undefined && random.next() < 0.1;
      const subjects = withCompanion && !isShop ? [burst.subject, burst.companion] : [burst.subject];
      const deed = { at: at + random.below(MINUTE), member: cohort.first + random.below(cohort.end - cohort.first), cohort };
      if (withCompanion && isShop) deeds.push({ ...deed, kind: 'search', subjects: [burst.companion] });
      else deeds.push({ ...deed, kind, subjects });
    }
  }

  /** Where those who take part in a burst are: where people are awake, the same for an hour. */
  private awake(audience: readonly Cohort[], at: number): Weighted<Cohort> {
    const hour = Math.floor(at / HOUR);
    const known = this.audiences.get(audience);
    if (known?.hour === hour) return known.draw;
    const weights = audience.map((cohort) => cohort.share * intensity(hour * HOUR, cohort.utcOffset));
    const draw = new Weighted(audience, weights);
    this.audiences.set(audience, { hour, draw });
    return draw;
  }
}

function spamDeeds(random: Random, run: SpamRun, at: number, deeds: Deed[]): void {
  for (let left = random.poisson(run.rate); left > 0; left -= 1) {
    const member = random.pick(run.members);
    deeds.push({ at: at + random.below(MINUTE), member, cohort: cohortOf(member), kind: 'post', subjects: [run.subject] });
  }
}

/** Some members are far busier than others. */
function regular(random: Random, cohort: Cohort): number {
  return cohort.first + Math.floor(random.next() ** 1.6 * (cohort.end - cohort.first));
}

function socialKind(random: Random): Deed['kind'] {
  const what = random.next();
  return what < 0.72 ? 'post' : what < 0.92 ? 'like' : 'view';
}

function shopKind(random: Random): Deed['kind'] {
  return random.next() < 0.85 ? 'view' : 'purchase';
}
