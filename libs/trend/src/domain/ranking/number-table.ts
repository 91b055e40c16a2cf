const SMALLEST = 16;

/** Whole numbers from 0 by whole numbers from 0: an open-addressing table of two flat columns, a quarter of it free at least. */
export class NumberTable {
  /** One more than each; 0: free. */
  private keys = new Uint32Array(SMALLEST);
  private values = new Uint32Array(SMALLEST);
  private used = 0;

  get(key: number): number | undefined {
    const slot = this.slotOf(key);
    return this.keys[slot] === 0 ? undefined : this.values[slot];
  }

  set(key: number, value: number): void {
    if (4 * (this.used + 1) > 3 * this.keys.length) this.grow();
    const slot = this.slotOf(key);
    if (this.keys[slot] === 0) this.used += 1;
    this.keys[slot] = key + 1;
    this.values[slot] = value;
  }

  *numbers(): Iterable<number> {
    for (const key of this.keys) if (key !== 0) yield key - 1;
  }

  /** The slot of `key`, or the free one where it belongs. */
  private slotOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (Math.imul(key + 1, 0x9e37_79b1) >>> 7) & mask;
    for (let found = keys[slot]; found !== 0 && found !== key + 1; found = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(2 * keys.length);
    this.values = new Uint32Array(2 * keys.length);
    for (const [slot, key] of keys.entries()) {
      if (key === 0) continue;
      const target = this.slotOf(key - 1);
      this.keys[target] = key;
      this.values[target] = values[slot] as number;
    }
  }
}
