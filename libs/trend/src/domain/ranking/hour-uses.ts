/** Uses by hour since the Unix epoch, as they came: both as numbers in one array, which for the one hour that most topics have is a quarter of a map. */
export class HourUses {
  private numbers: readonly number[];

  constructor(uses: Iterable<readonly [hour: number, uses: number]> = []) {
    this.numbers = [...uses].flat();
  }

  add(hour: number, uses: number): void {
    const at = this.numbers.findIndex((number, index) => index % 2 === 0 && number === hour);
    // Not pushed: that leaves room for more.
    this.numbers = at < 0 ? this.numbers.concat(hour, uses) : this.numbers.with(at + 1, (this.numbers[at + 1] as number) + uses);
  }

  get size(): number {
    return this.numbers.length / 2;
  }

  of(hour: number): number {
    for (const [known, uses] of this) if (known === hour) return uses;
    return 0;
  }

  *[Symbol.iterator](): Iterator<readonly [hour: number, uses: number]> {
    for (let at = 0; at < this.numbers.length; at += 2) yield [this.numbers[at] as number, this.numbers[at + 1] as number];
  }

  forgetBefore(hour: number): void {
    if ([...this].some(([known]) => known < hour)) this.numbers = [...this].filter(([known]) => known >= hour).flat();
  }
}
