const EMPTY = -1;
const SMALLEST = 1_024;
/** Ids have 48 bits, spread evenly. */
const IDS = 2 ** 48;

/**
 * The ids that a shard counted lately, to drop what is sent again. An open-addressing table of
 * 48-bit hashes with their time of arrival, both flat: an hour of 1,000 activities a second is
 * 3.6 million ids, at 16 to 32 bytes each; a `Map` takes several times that. Old ids go when it grows.
 */
export class IdWindow {
  private keys = new Float64Array(SMALLEST).fill(EMPTY);
  private times = new Float64Array(SMALLEST);
  private used = 0;
  private slotsAnId = SMALLEST / IDS;

  /** Whether `id` arrived at `since` or later. */
  has(id: number, since: number): boolean {
    const slot = this.slotOf(id);
    return this.keys[slot] === id && (this.times[slot] as number) >= since;
  }

  /**
   * @param arrivedAt when it arrived, epoch milliseconds; the latest one holds
   * @param since ids that arrived earlier may be forgotten
   */
  add(id: number, arrivedAt: number, since: number): void {
    if (2 * (this.used + 1) > this.keys.length) this.rebuild(since);
    const slot = this.slotOf(id);
    if (this.keys[slot] === id) {
      this.times[slot] = Math.max(arrivedAt, this.times[slot] as number);
    } else {
      this.keys[slot] = id;
      this.times[slot] = arrivedAt;
      this.used += 1;
    }
  }

  /** Ids that it holds, forgotten ones that are still in the table included. */
  get size(): number {
    return this.used;
  }

  /** Of memory. */
  get bytes(): number {
    return 16 * this.keys.length;
  }

  /** By the high bits: ids that come in ascending order, as a delta's do, go through the memory in that order. */
  private slotOf(id: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (id * this.slotsAnId) & mask;
    while (keys[slot] !== EMPTY && keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  private rebuild(since: number): void {
    const { keys, times } = this;
    let live = 0;
    for (let slot = 0; slot < keys.length; slot += 1) if (keys[slot] !== EMPTY && (times[slot] as number) >= since) live += 1;
    let capacity = SMALLEST;
    while (capacity < 3 * live) capacity *= 2;
    this.keys = new Float64Array(capacity).fill(EMPTY);
    this.slotsAnId = capacity / IDS;
    this.times = new Float64Array(capacity);
    this.used = live;
    for (let slot = 0; slot < keys.length; slot += 1) {
      if (keys[slot] === EMPTY || (times[slot] as number) < since) continue;
      const target = this.slotOf(keys[slot] as number);
      this.keys[target] = keys[slot] as number;
      this.times[target] = times[slot] as number;
    }
  }
}
