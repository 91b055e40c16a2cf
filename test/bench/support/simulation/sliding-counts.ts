/** Slots of a ring: more minutes than the longest window has. */
const SLOTS = 64;

/** How many distinct things were last seen in each of the last 64 minutes: sums of it are distinct counts of windows. */
export class Ring {
  private readonly slots = new Float64Array(SLOTS);
  private at = 0;

  /** Something was seen now that was last seen at `before` (undefined: never). */
  see(minute: number, before: number | undefined): void {
    this.advance(minute);
    if (before !== undefined && before > this.at - SLOTS) this.add(before, -1);
    this.add(minute, 1);
  }

  /** Adds `count` things that are not told apart. */
  pile(minute: number, count: number): void {
    this.advance(minute);
    this.add(minute, count);
  }

  /** Of the window of `minutes` that ends with `now`. */
  sum(now: number, minutes: number): number {
    this.advance(now);
    let sum = 0;
    for (let minute = now - minutes + 1; minute <= now; minute += 1) sum += this.slots[((minute % SLOTS) + SLOTS) % SLOTS] as number;
    return sum;
  }

  private add(minute: number, count: number): void {
    const slot = ((minute % SLOTS) + SLOTS) % SLOTS;
    this.slots[slot] = (this.slots[slot] as number) + count;
  }

  private advance(minute: number): void {
    if (minute - this.at >= SLOTS) this.slots.fill(0);
    else for (let passed = this.at + 1; passed <= minute; passed += 1) this.slots[passed % SLOTS] = 0;
    this.at = Math.max(this.at, minute);
  }
}

/** Distinct actors by clock hour or by day. */
export class Periods {
  private readonly counts: number[] = [];

  constructor(private readonly length: number) {}

  see(minute: number, before: number | undefined): void {
    const period = Math.floor(minute / this.length);
    if (before === undefined || before < period * this.length) this.counts[period] = (this.counts[period] ?? 0) + 1;
  }

  of(period: number): number {
    return this.counts[period] ?? 0;
  }
}
