/**
 * Where keys are kept: a hash table from text to slot number, by open addressing with linear
 * probing. For tables whose keys come and go all the time, in which a `Map` spends most of its time on
 * growing and tidying up. The texts themselves are the caller's, by slot.
 */
export class SlotTable {
  /** Slot + 1 by place; 0: free. At most half of it is taken. */
  private readonly places: Int32Array;
  private readonly hashes: Int32Array;
  private readonly mask: number;

  /**
   * @param keys the text of each slot; the caller changes it: after `find`, before `insert`, after `remove`
   * @param capacity slots at most
   */
  constructor(
    private readonly keys: readonly string[],
    capacity: number,
  ) {
    const size = 2 ** Math.ceil(Math.log2(2 * capacity));
    this.places = new Int32Array(size);
    this.hashes = new Int32Array(capacity);
    this.mask = size - 1;
  }

  /** The slot of `key`; -1: there is none. `hash` is `hashOf(key)`. */
  find(key: string, hash: number): number {
    const { places, hashes, keys, mask } = this;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const slot = (places[place] as number) - 1;
      if (slot < 0 || (hashes[slot] === hash && keys[slot] === key)) return slot;
    }
  }

  /** Takes in a key that is not there, of this hash. */
  insert(slot: number, hash: number): void {
    const { places, mask } = this;
    let place = hash & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = slot + 1;
    this.hashes[slot] = hash;
  }

  /** Leaves out the key of `slot`, and moves up those that had to give way to it. */
  remove(slot: number): void {
    const { places, hashes, mask } = this;
    let free = (hashes[slot] as number) & mask;
    while (places[free] !== slot + 1) free = (free + 1) & mask;
    for (let place = (free + 1) & mask; places[place] !== 0; place = (place + 1) & mask) {
      const home = (hashes[(places[place] as number) - 1] as number) & mask;
      // It may move where its home is not between the free place and its own.
      if (((place - home) & mask) < ((place - free) & mask)) continue;
      places[free] = places[place] as number;
      free = place;
    }
    places[free] = 0;
  }

  clear(): void {
    this.places.fill(0);
  }
}

/** A 32-bit hash of a text for tables in memory: multiply and add by code unit, mixed at the end. Not for anything that is stored. */
export function hashOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index++) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 16);
}
