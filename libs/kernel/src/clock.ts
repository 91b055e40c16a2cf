/**
 * The time, as everything in Groundswell asks for it: injected, so that tests stand still and a
 * local cloud can run a day in minutes. Abstract so that it serves as a Nest injection token.
 */
export abstract class Clock {
  /** Milliseconds since the Unix epoch. */
  abstract now(): number;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}

/** A clock that moves only when told to. For tests. */
export class ManualClock extends Clock {
  constructor(private time: number) {
    super();
  }

  now(): number {
    return this.time;
  }

  /** Moves the clock by `milliseconds`, which may be negative: real clocks are set back too. */
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  set(time: number): void {
    this.time = time;
  }
}

/**
 * A clock that runs `rate` times as fast as the machine's, counted from a shared `origin`, so that
 * every process given the same origin and rate agrees on the time.
 */
export class RatedClock extends Clock {
  /**
   * @param origin epoch milliseconds (machine time) at which both clocks show the same time
   * @param rate seconds of this clock per second of the machine's; 1 is the machine's clock
   */
  constructor(
    private readonly origin: number,
    private readonly rate: number,
  ) {
    super();
  }

  now(): number {
    return Math.floor(this.origin + (Date.now() - this.origin) * this.rate);
  }
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
