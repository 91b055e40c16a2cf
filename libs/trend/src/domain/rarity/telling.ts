import { HOUR, MINUTE } from '@groundswell/kernel';
import { TELLING, type TellingConstants } from './rarity-constants.ts';

/** Something rare that came to its height. */
export interface Evidence {
  /** log10 of the return period in days, at its height. */
  readonly rarity: number;
  /** When it was that high, epoch milliseconds. */
  readonly peakAt: number;
  /** Whether it is rare enough for somebody to be told. */
  readonly told: boolean;
}

/**
 * Makes events of how rare a topic's level is from moment to moment: one event gives one piece of
 * evidence, when it has stopped rising, and for a day nothing but what is three times as rare gives
 * another. No threshold decides what comes out: it only has to be above what happens every other day.
 */
export class Telling {
  private readonly least: number;
  private readonly toldFrom: number;
  private readonly step: number;
  /** The last piece of evidence. */
  private last = { at: Number.NEGATIVE_INFINITY, rarity: 0 };
  /** What is rising, at its height so far. */
  private rise: { readonly at: number; readonly rarity: number } | undefined;

  constructor(private readonly constants: TellingConstants = TELLING) {
    this.least = Math.log10(constants.leastDays);
    this.toldFrom = Math.log10(constants.toldDays);
    this.step = Math.log10(constants.rarer);
  }

  /** Whether something is rising that was not told. */
  get rising(): boolean {
    return this.rise !== undefined;
  }

  /**
   * The next moment.
   * @param at epoch milliseconds, not before the moment before
   * @param rarity log10 of the return period in days
   */
  see(at: number, rarity: number): Evidence | undefined {
    if (this.rise === undefined) {
      if (rarity >= this.bar(at)) this.rise = { at, rarity };
      return undefined;
    }
    if (rarity > this.rise.rarity) {
      this.rise = { at, rarity };
      return undefined;
    }
    if (at - this.rise.at < this.constants.settledMinutes * MINUTE) return undefined;
    const evidence = { rarity: this.rise.rarity, peakAt: this.rise.at, told: this.rise.rarity >= this.toldFrom };
    this.last = { at, rarity: evidence.rarity };
    this.rise = undefined;
    return evidence;
  }

  private bar(at: number): number {
    return at - this.last.at < this.constants.quietHours * HOUR ? Math.max(this.least, this.last.rarity + this.step) : this.least;
  }
}
