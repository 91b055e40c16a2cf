import type { ByteMemory, HashOfBytes } from '@groundswell/security';

/** Slots of the cache for names: a power of two. */
const CACHE = 256;

/**
 * Distinct byte strings in the order in which they came, each with its number: strings of JavaScript
 * are made of the few that somebody asks for. Hashed with a key, so that nobody can make them collide.
 */
export class ByteTable {
  private arena: Uint8Array;
  private starts: Int32Array;
  private hashes: Float64Array;
  /** Open addressing by the low bits of a hash: the number plus one, or 0. */
  private slots: Int32Array;
  private readonly cache = new Int32Array(CACHE);
  private readonly texts: (string | undefined)[] = [];
  private count = 0;

  /** @param expected strings, about: more find room, too */
  constructor(
    private readonly memory: ByteMemory,
    private readonly hashOf: HashOfBytes,
    expected: number,
  ) {
    this.arena = new Uint8Array(16 * expected);
    this.starts = new Int32Array(expected + 1);
    this.hashes = new Float64Array(expected);
    let slots = 64;
    while (slots < 2 * expected) slots *= 2;
    this.slots = new Int32Array(slots);
  }

  get size(): number {
    return this.count;
  }

  /** The number of the `length` bytes that lie in the memory from `start` on; a new one where they are new. */
  intern(start: number, length: number): number {
    const { slots, hashes } = this;
    const hash = this.hashOf(start, length);
    const mask = slots.length - 1;
    let slot = (hash >>> 0) & mask;
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (hashes[found - 1] === hash && this.holds(found - 1, start, length)) return found - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.count + 1;
    return this.add(hash, start, length);
  }

  /** The same for the few names that come again and again, without hashing. */
  internName(start: number, length: number): number {
    const word = length === 0 ? 0 : this.memory.view.getInt16(start, true);
    const slot = (Math.imul(word ^ (length << 16), 0x9e37_79b1) >>> 24) & (CACHE - 1);
    const cached = this.cache[slot] as number;
    if (cached !== 0 && this.holds(cached - 1, start, length)) return cached - 1;
    const number = this.intern(start, length);
    this.cache[slot] = number + 1;
    return number;
  }

  /** The same for a text, which it writes to `at` in the memory. */
  internText(text: string, at: number): number {
    this.memory.reserve(at + 3 * text.length);
    return this.intern(at, Buffer.from(this.memory.bytes.buffer).write(text, at));
  }

  /** Where the bytes of a number are in `bytes`. */
  start(number: number): number {
    return this.starts[number] as number;
  }

  length(number: number): number {
    return (this.starts[number + 1] as number) - (this.starts[number] as number);
  }

  /** The bytes of all, one after the other. Another array after it grew. */
  get bytes(): Uint8Array {
    return this.arena;
  }

  text(number: number): string {
    return (this.texts[number] ??= Buffer.from(this.arena.buffer, this.start(number), this.length(number)).toString('utf8'));
  }

  private holds(number: number, start: number, length: number): boolean {
    const from = this.starts[number] as number;
    if ((this.starts[number + 1] as number) - from !== length) return false;
    const { arena } = this;
    const { bytes } = this.memory;
    for (let index = 0; index < length; index += 1) if (arena[from + index] !== bytes[start + index]) return false;
    return true;
  }

  private add(hash: number, start: number, length: number): number {
    const number = this.count;
    const from = this.starts[number] as number;
    if (from + length > this.arena.length) this.arena = larger(this.arena, from + length);
    const { arena } = this;
    const { bytes } = this.memory;
    for (let index = 0; index < length; index += 1) arena[from + index] = bytes[start + index] as number;
    if (number + 2 > this.starts.length) this.starts = larger(this.starts, number + 2);
    if (number + 1 > this.hashes.length) this.hashes = larger(this.hashes, number + 1);
    this.starts[number + 1] = from + length;
    this.hashes[number] = hash;
    this.count = number + 1;
    if (2 * this.count > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const slots = new Int32Array(4 * this.slots.length);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let slot = ((this.hashes[number] as number) >>> 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

/** A copy of the array with room for `length` at least. */
export function larger<Column extends Uint8Array | Uint16Array | Int32Array | Float64Array>(column: Column, length: number): Column {
  const copy = new (column.constructor as new (length: number) => Column)(Math.max(2 * column.length, length));
  copy.set(column);
  return copy;
}
