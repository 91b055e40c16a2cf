import { MINUTE } from '@groundswell/kernel';
import type { Cohort } from './cohorts.ts';
import type { Subject } from './subject.ts';

/** Something that many talk about for some hours: it sets in, stays, and decays. */
export interface Burst {
  readonly subject: Subject;
  /** Named together with it now and then. */
  readonly companion?: Subject;
  /** Who takes part: those of these cohorts; absent: the whole community. */
  readonly audience?: readonly Cohort[];
  readonly startsAt: number;
  /** Minutes until it is at its peak. */
  readonly rise: number;
  /** Minutes at the peak. */
  readonly plateau: number;
  /** Minutes in which it halves afterwards. */
  readonly halfLife: number;
  /** Activities a minute at the peak. */
  readonly peak: number;
}

/** Half-lives after which nobody talks about it any more. */
const HALF_LIVES = 5;

/** Minutes that the longest burst lasts. */
export const LONGEST_BURST = 15 + 35 + HALF_LIVES * 30;

/** Activities a minute at a moment: 0 before it begins and after its end. */
export function burstRate(burst: Burst, at: number): number {
  const age = (at - burst.startsAt) / MINUTE;
  if (age < 0) return 0;
  if (age < burst.rise) return (burst.peak * age) / burst.rise;
  const decaying = age - burst.rise - burst.plateau;
  if (decaying <= 0) return burst.peak;
  const halves = decaying / burst.halfLife;
  return halves > HALF_LIVES ? 0 : burst.peak * 0.5 ** halves;
}
