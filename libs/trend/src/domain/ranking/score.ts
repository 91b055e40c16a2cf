import { MINUTE } from '@groundswell/kernel';
import { baselineOf, type Past, usualInHour } from './baseline.ts';
import {
  CONCENTRATION_DOUBT,
  CONCENTRATION_GATE,
  DEFAULT_THRESHOLDS,
  DISPERSION,
  type Thresholds,
  UNSEEN_ACTORS_PER_MINUTE,
  VOLUME_FACTOR,
  VOLUME_PRIOR,
  VOLUME_USES,
  WINDOWS,
} from './thresholds.ts';
import type { WindowCounts } from './window-counts.ts';
import { type Background, trustOf } from './trust.ts';

/** All that a rule may judge a topic by. */
export interface TopicActivity {
  /** Epoch milliseconds at which the windows end. */
  readonly now: number;
  /** Shortest first: 10, 30, 60 minutes, the last minute of which is still filling. */
  readonly windows: readonly WindowCounts[];
  readonly past: Past;
  readonly volume: ScopeVolume;
}

/** The scope as a whole: its last 60 minutes, and its past. */
export interface ScopeVolume extends Background {
  readonly past: Past;
  /** The same windows of it as of the topic; absent: its last hour was even. */
  readonly windows?: readonly WindowCounts[];
}

/** A score with the parts that explain it, of the window that gave it. */
export interface Score {
  readonly score: number;
  readonly windowMinutes: number;
  /** Distinct actors, whether they are believed or not. */
  readonly observed: number;
  readonly expected: number;
  readonly uses: number;
  /** Actors a use, 0 to 1: the gate against few actors with many uses. */
  readonly concentration: number;
  /** What newcomers and networks left of the actors, 0 to 1. */
  readonly trust: number;
}

/** How a topic is judged. Pure: the same activity gives the same score. */
export interface ScoreRule {
  /** By which lists take topics in and let them go. */
  readonly thresholds: Thresholds;
  score(activity: TopicActivity): Score;
}

/**
 * How surprising are so many distinct actors, given the topic's own past? Twice the log-likelihood
 * ratio of a Poisson count against its expectation, damped for over-dispersion φ, which is learnt:
 * S_W = 2 [o ln(o/λ) - (o - λ)] / (1 + φ λ) where o > λ and o reaches the window's floor; o is what is
 * believed of the actors. The largest of the windows' scores counts, after the gate against few actors
 * with many uses, to which few uses prove little.
 */
export class SurpriseRule implements ScoreRule {
  constructor(readonly thresholds: Thresholds = DEFAULT_THRESHOLDS) {}

  score(activity: TopicActivity): Score {
    const { now, windows, volume } = activity;
    const hour = Math.floor(now / (60 * MINUTE));
    const { perHour, dispersion } = baselineOf(activity.past, hour);
    const volumes = volumeFactors(activity, hour);
    const hourWindow = windows.at(-1);
    const scores = windows.map((window, index): Score => {
      const expected = (volumes[index] as number) * elapsed(window.minutes, now) * (perHour / 60 + UNSEEN_ACTORS_PER_MINUTE);
      const overHour = actorsPerUse(hourWindow ?? window);
      const trust = trustOf(window, volume, this.thresholds);
      const believed = window.actors * trust;
      const surprise = believed < this.floor(index) ? 0 : surpriseOf(believed, expected, dispersion);
      const { minutes: windowMinutes, actors: observed, uses } = window;
      const concentration = Math.min(actorsPerUse(window), overHour);
      return {
        score: surprise * gate(Math.min(actorsPerUseAtLeast(window), overHour)),
        windowMinutes,
        observed,
        expected,
        uses,
        concentration,
        trust,
      };
    });
    return scores.reduce((best, score) => (score.score > best.score ? score : best));
  }

  private floor(index: number): number {
    const { leastActors } = this.thresholds;
    return leastActors + ((WINDOWS[index]?.floor ?? 0) - WINDOWS[0].floor);
  }
}

/** S_W of `observed` actors where `expected` are expected; 0 where there are not more. */
export function surpriseOf(observed: number, expected: number, dispersion: number = DISPERSION.usual): number {
  if (observed <= expected) return 0;
  return (2 * (observed * Math.log(observed / expected) - (observed - expected))) / (1 + dispersion * expected);
}

/** 1 at 0.6 actors a use or more, 0 at a quarter or less. */
export function gate(concentration: number): number {
  const { from, to } = CONCENTRATION_GATE;
  return Math.min(1, Math.max(0, (concentration - to) / (from - to)));
}

/** Minutes of a window that have passed: its last minute is still filling. */
function elapsed(minutes: number, now: number): number {
  return minutes - 1 + (now % MINUTE) / MINUTE;
}

/**
 * How much busier everything else in the scope is, in each window, than it usually is at such an hour,
 * within bounds: a busy evening lifts what is expected of every topic. The topic's own actors are
 * left out, or a burst would excuse itself where it is most of what happens.
 */
function volumeFactors({ now, windows, past, volume }: TopicActivity, hour: number): readonly number[] {
  const usualElse = usualOf(volume.past, now, hour) - usualOf(past, now, hour);
  if (Number.isNaN(usualElse)) return windows.map(() => 1);
  const actorsElse = Math.max(0, volume.actors - (windows.at(-1)?.actors ?? 0));
  const lastHour = (actorsElse + VOLUME_PRIOR) / (Math.max(0, usualElse) + VOLUME_PRIOR);
  return windows.map((_, index) =>
    Math.min(VOLUME_FACTOR.most, Math.max(VOLUME_FACTOR.least, lastHour * pace({ windows, volume }, index, now))),
  );
}

/** Usual actors of the last 60 minutes: between those of the two clock hours that they lie in. NaN: unknown. */
function usualOf(past: Past, now: number, hour: number): number {
  const part = (now % (60 * MINUTE)) / (60 * MINUTE);
  const current = usualInHour(past, hour);
  if (current === undefined) return Number.NaN;
  return part * current + (1 - part) * (usualInHour(past, hour - 1) ?? current);
}

/** How much faster everything else goes in a window than in the whole hour. By uses: unlike actors, they add up. */
function pace({ windows, volume }: Pick<TopicActivity, 'windows' | 'volume'>, index: number, now: number): number {
  const usesElse = (at: number): number => {
    const [scope, topic] = [volume.windows?.at(at), windows.at(at)];
    return scope === undefined || topic === undefined
      ? Number.NaN
      : Math.max(0, Math.min(scope.uses, VOLUME_USES * scope.actors) - topic.uses);
  };
  const [window, whole] = [usesElse(index), usesElse(-1)];
  if (Number.isNaN(window)) return 1;
  const share = elapsed(windows[index]?.minutes ?? 60, now) / elapsed(60, now);
  return (window + VOLUME_PRIOR * share) / ((whole + VOLUME_PRIOR) * share);
}

function actorsPerUse({ actors, uses }: WindowCounts): number {
  return uses === 0 ? 1 : Math.min(1, actors / uses);
}

/**
 * What the actors a use are at least, with 98 % confidence (Wilson, "Probable inference, the law of succession, and
 * statistical inference", 1927): ten of the first fifteen uses say little of whether the next ones bring anybody new.
 */
export function actorsPerUseAtLeast({ actors, uses }: Pick<WindowCounts, 'actors' | 'uses'>): number {
  if (uses === 0) return 1;
  const share = Math.min(1, actors / uses);
  const doubt = CONCENTRATION_DOUBT ** 2 / uses;
  const spread = CONCENTRATION_DOUBT * Math.sqrt((share * (1 - share) + doubt / 4) / uses);
  return (share + doubt / 2 - spread) / (1 + doubt);
}
