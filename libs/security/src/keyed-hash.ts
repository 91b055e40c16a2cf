import { createHash } from 'node:crypto';
import type { ByteMemory } from './byte-memory.ts';
import { sipHashModule } from './sip-hash-code.ts';
import { SipHash } from './sip-hash.ts';
import { webAssembly } from './web-assembly.ts';

/** Longest text that is hashed without allocating: ids and actors have at most 200 characters, a source 40. */
const SCRATCH_BYTES = 1_024;
const TWO_TO_32 = 0x1_0000_0000;

/** The 48-bit hash of the `length` bytes from `start` on. */
export type HashOfBytes = (start: number, length: number) => number;

/**
 * Keyed hash of short texts (actors, ids, networks) to 48 bits, which a JavaScript number holds
 * exactly. Without the key nobody can tell whose hash it is or make texts that collide: SipHash is
 * a pseudo-random function. Two of n texts share a hash with probability about n²/2^49: 0.2 % for
 * a million, which is why ids are only compared within an hour of one shard.
 */
export class KeyedHash {
  private readonly hash: SipHash;
  private readonly scratch = Buffer.alloc(SCRATCH_BYTES);
  private readonly key: Buffer;

  /**
   * @param key any text; its SHA-256 gives SipHash's 128-bit key
   * @param purpose hashes of different purposes are unrelated, so that an actor and an id of the
   *   same text don't give one another away
   */
  constructor(key: string, purpose = 'actor') {
    const digest = createHash('sha256').update(purpose).update('\0').update(key).digest();
    this.key = digest.subarray(0, 16);
    this.hash = new SipHash(this.key);
  }

  /** The same hashes of bytes that lie in `memory`: what `hash48` is of a text is this of its UTF-8. */
  over(memory: ByteMemory): HashOfBytes {
    const module = new webAssembly.Module(sipHashModule(this.key));
    const { hash } = new webAssembly.Instance(module, { host: { memory: memory.memory } }).exports;
    return hash as HashOfBytes;
  }

  /** The hash of `text` (its UTF-8 bytes), 0 to 2^48 - 1. */
  hash48(text: string): number {
    return this.digest(this.write(text, 0), text);
  }

  /** The hash of two texts, the first of which holds no NUL: `hash48(first + '\0' + second)` without joining them. */
  hash48Pair(first: string, second: string): number {
    if (3 * (first.length + second.length) >= SCRATCH_BYTES) return this.hash48(`${first}\0${second}`);
    const middle = this.write(first, 0);
    this.scratch[middle] = 0;
    return this.digest(this.write(second, middle + 1), '');
  }

  /** Writes `text` into the scratch buffer at `start`; returns its end, or -1 when it may not fit. */
  private write(text: string, start: number): number {
    const { scratch } = this;
    const { length } = text;
    if (start + 3 * length > SCRATCH_BYTES) return -1;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code >= 0x80) return start + index + scratch.write(text.slice(index), start + index);
      scratch[start + index] = code;
    }
    return start + length;
  }

  private digest(end: number, text: string): number {
    const { hash } = this;
    if (end >= 0) hash.digest(this.scratch, end);
    else {
      const bytes = Buffer.from(text);
      hash.digest(bytes, bytes.length);
    }
    return (hash.high & 0xffff) * TWO_TO_32 + (hash.low >>> 0);
  }
}
