import { MINUTE } from '@groundswell/kernel';
import { expectedInHour, type Past } from './baseline.ts';
import { CONCENTRATION_GATE, DISPERSION, UNSEEN_ACTORS_PER_MINUTE, VOLUME_FACTOR, WINDOWS } from './thresholds.ts';
import type { WindowCounts } from './topic-minutes.ts';

/** All that a rule may judge a topic by. */
export interface TopicActivity {
  /** Epoch milliseconds at which the windows end. */
  readonly now: number;
  /** Shortest first: 10, 30, 60 minutes, the last minute of which is still filling. */
  readonly windows: readonly WindowCounts[];
  readonly past: Past;
  /** The scope as a whole: the last 60 minutes, and its past. */
  readonly volume: Pick<WindowCounts, 'actors' | 'newcomers' | 'networks' | 'placed'> & { readonly past: Past };
}

/** A score with the parts that explain it, of the window that gave it. */
export interface Score {
  readonly score: number;
  readonly windowMinutes: number;
  readonly observed: number;
  readonly expected: number;
  readonly uses: number;
  readonly concentration: number;
}

/** How a topic is judged. Pure: the same activity gives the same score. */
export interface ScoreRule {
  score(activity: TopicActivity): Score;
}

/**
 * The first rule: how surprising are so many distinct actors, given the topic's own past? Twice the
 * log-likelihood ratio of a Poisson count against its expectation, damped for over-dispersion:
 * S_W = 2 [o ln(o/λ) - (o - λ)] / (1 + 0.12 λ) where o > λ and o reaches the window's floor.
 * The largest of the windows' scores counts, after the gate against few actors with many uses.
 */
export class SurpriseRule implements ScoreRule {
  score(activity: TopicActivity): Score {
    const { now, windows } = activity;
    const hour = Math.floor(now / (60 * MINUTE));
    const perHour = expectedInHour(activity.past, hour);
    const factor = volumeFactor(activity, perHour, hour);
    const hourWindow = windows.at(-1);
    const scores = windows.map((window, index): Score => {
      const expected = factor * elapsed(window.minutes, now) * (perHour / 60 + UNSEEN_ACTORS_PER_MINUTE);
      const concentration = Math.min(actorsPerUse(window), actorsPerUse(hourWindow ?? window));
      const surprise = window.actors < (WINDOWS[index]?.floor ?? 0) ? 0 : surpriseOf(window.actors, expected);
      const { minutes: windowMinutes, actors: observed, uses } = window;
      return { score: surprise * gate(concentration), windowMinutes, observed, expected, uses, concentration };
    });
    return scores.reduce((best, score) => (score.score > best.score ? score : best));
  }
}

/** S_W of `observed` actors where `expected` are expected; 0 where there are not more. */
export function surpriseOf(observed: number, expected: number): number {
  if (observed <= expected) return 0;
  return (2 * (observed * Math.log(observed / expected) - (observed - expected))) / (1 + DISPERSION * expected);
}

/** 1 at half an actor a use or more, 0 at a quarter or less. */
export function gate(concentration: number): number {
  const { from, to } = CONCENTRATION_GATE;
  return Math.min(1, Math.max(0, (concentration - to) / (from - to)));
}

/** Minutes of a window that have passed: its last minute is still filling. */
function elapsed(minutes: number, now: number): number {
  return minutes - 1 + (now % MINUTE) / MINUTE;
}

/**
 * How much busier everything else in the scope is than it was at such hours, within bounds: a busy
 * evening lifts what is expected of every topic. The topic's own actors are left out, or a burst
 * would excuse itself where it is most of what happens.
 */
function volumeFactor({ now, windows, volume }: TopicActivity, topicPerHour: number, hour: number): number {
  if (volume.past.firstHour === undefined || volume.past.firstHour >= hour) return 1;
  const expectedElse = Math.max(0, expectedInHour(volume.past, hour) - topicPerHour) * (elapsed(60, now) / 60);
  const actorsElse = Math.max(0, volume.actors - (windows.at(-1)?.actors ?? 0));
  return Math.min(VOLUME_FACTOR.most, Math.max(VOLUME_FACTOR.least, (actorsElse + 1) / (expectedElse + 1)));
}

function actorsPerUse({ actors, uses }: WindowCounts): number {
  return uses === 0 ? 1 : Math.min(1, actors / uses);
}
