/**
 * How often something may be written: a few times at once, then once an interval. So what happens
 * seldom is seen at once, and what happens all the time costs little.
 */
export class Pace {
  /** Milliseconds that were saved up; a turn costs `every`. */
  private saved: number;
  private at = Number.NEGATIVE_INFINITY;

  /**
   * @param every milliseconds in which a turn comes back
   * @param burst turns that there are after a silence
   */
  constructor(
    private readonly every: number,
    private readonly burst: number,
  ) {
    this.saved = burst * every;
  }

  /** Takes a turn; false where none is left at `now`. A clock that is set back gives turns back, too. */
  take(now: number): boolean {
    this.saved = Math.min(this.burst * this.every, this.saved + Math.abs(now - this.at));
    this.at = now;
    if (this.saved < this.every) return false;
    this.saved -= this.every;
    return true;
  }
}

/** A pace for each of many. */
export class Paces<Name> {
  private readonly paces = new Map<Name, Pace>();

  /** @param every as `Pace` takes it; `burst` likewise */
  constructor(
    private readonly every: number,
    private readonly burst: number,
  ) {}

  take(name: Name, now: number): boolean {
    let pace = this.paces.get(name);
    if (pace === undefined) this.paces.set(name, (pace = new Pace(this.every, this.burst)));
    return pace.take(now);
  }
}
