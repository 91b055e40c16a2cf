/** Bits for each actor in the first look: about one stranger in sixteen is looked up for nothing. */
const BITS_AN_ACTOR = 16;
const FEWEST_BITS = 4_096;

/**
 * The keyed hashes of erased actors, as they were known at a time. Built once and asked for every activity:
 * nearly every answer is no, and a bit tells that.
 */
export class ErasedSet {
  static readonly NOBODY = new ErasedSet(new Set(), 0);

  private readonly bits: Uint32Array;
  private readonly mask: number;

  /**
   * @param hashes 48-bit keyed hashes
   * @param version number of the newest entry of the list that is in it
   */
  constructor(
    readonly hashes: ReadonlySet<number>,
    readonly version: number,
  ) {
    let size = FEWEST_BITS;
    while (size < BITS_AN_ACTOR * hashes.size) size *= 2;
    this.bits = new Uint32Array(size / 32);
    this.mask = size - 1;
    for (const hash of hashes) {
      const bit = (hash >>> 0) & this.mask;
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  get size(): number {
    return this.hashes.size;
  }

  has(hash: number): boolean {
    const bit = (hash >>> 0) & this.mask;
    return ((this.bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0 && this.hashes.has(hash);
  }

  /** The same with more. */
  with(hashes: Iterable<number>, version: number): ErasedSet {
    return new ErasedSet(new Set([...this.hashes, ...hashes]), version);
  }
}
