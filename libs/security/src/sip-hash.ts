/**
 * SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) on halves of 32
 * bits: BigInt would be thirty times as slow. The result is left in `high` and `low`, so that a
 * hash allocates nothing.
 */
export class SipHash {
  /** Upper 32 bits of the last digest, as a signed integer. */
  high = 0;
  /** Lower 32 bits of the last digest, as a signed integer. */
  low = 0;
  private readonly k0l: number;
  private readonly k0h: number;
  private readonly k1l: number;
  private readonly k1h: number;

  /** @param key 16 bytes */
  constructor(key: Uint8Array) {
    if (key.length !== 16) throw new RangeError('a SipHash key has 16 bytes');
    this.k0l = word(key, 0);
    this.k0h = word(key, 4);
    this.k1l = word(key, 8);
    this.k1h = word(key, 12);
  }

  /**
   * Hashes the first `length` of `bytes`. One loop serves the blocks, the last block (which holds
   * the length) and the finalisation, so that the round stands here once and stays in registers.
   */
  digest(bytes: Uint8Array, length: number): void {
    let v0l = this.k0l ^ 0x70736575;
    let v0h = this.k0h ^ 0x736f6d65;
    let v1l = this.k1l ^ 0x6e646f6d;
    let v1h = this.k1h ^ 0x646f7261;
    let v2l = this.k0l ^ 0x6e657261;
    let v2h = this.k0h ^ 0x6c796765;
    let v3l = this.k1l ^ 0x79746573;
    let v3h = this.k1h ^ 0x74656462;
    const whole = length >>> 3;
    for (let block = 0; block <= whole + 1; block += 1) {
      const final = block > whole;
      let ml = 0;
      let mh = 0;
      if (block < whole) {
        ml = word(bytes, block * 8);
        mh = word(bytes, block * 8 + 4);
      } else if (final) {
        v2l ^= 0xff;
      } else {
        ml = tail(bytes, block * 8, length);
        mh = tail(bytes, block * 8 + 4, length) | (length << 24);
      }
      v3l ^= ml;
      v3h ^= mh;
      for (let round = final ? 4 : 2; round > 0; round -= 1) {
        let carry: number;
        v0l = (v0l + v1l) | 0;
        v0h = (v0h + v1h + (v0l >>> 0 < v1l >>> 0 ? 1 : 0)) | 0;
        carry = (v1l << 13) | (v1h >>> 19);
        v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h;
        v1l = carry ^ v0l;
        carry = v0l;
        v0l = v0h;
        v0h = carry;
        v2l = (v2l + v3l) | 0;
        v2h = (v2h + v3h + (v2l >>> 0 < v3l >>> 0 ? 1 : 0)) | 0;
        carry = (v3l << 16) | (v3h >>> 16);
        v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h;
        v3l = carry ^ v2l;
        v0l = (v0l + v3l) | 0;
        v0h = (v0h + v3h + (v0l >>> 0 < v3l >>> 0 ? 1 : 0)) | 0;
        carry = (v3l << 21) | (v3h >>> 11);
        v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h;
        v3l = carry ^ v0l;
        v2l = (v2l + v1l) | 0;
        v2h = (v2h + v1h + (v2l >>> 0 < v1l >>> 0 ? 1 : 0)) | 0;
        carry = (v1l << 17) | (v1h >>> 15);
        v1h = ((v1h << 17) | (v1l >>> 15)) ^ v2h;
        v1l = carry ^ v2l;
        carry = v2l;
        v2l = v2h;
        v2h = carry;
      }
      v0l ^= ml;
      v0h ^= mh;
    }
    this.low = v0l ^ v1l ^ v2l ^ v3l;
    this.high = v0h ^ v1h ^ v2h ^ v3h;
  }
}

/** The little-endian 32-bit word at `at`. */
function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/** The same, with zeros from `end` on. */
function tail(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let index = Math.min(at + 4, end) - 1; index >= at; index -= 1) value = (value << 8) | (bytes[index] ?? 0);
  return value;
}
