import type { ByteMemory, HashOfBytes } from '@groundswell/security';

/** Slots of the cache for names, 256, four numbers each; by their bits a product is shifted. */
const CACHE = 4 * 256;
const CACHE_SHIFT = 24;
/** Bytes of a name that two words hold. */
const LONGEST_NAME = 8;
/** The bytes of a word that belong to a name of 0 to 4. */
const MASKS = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1);

/**
 * Distinct byte strings in the order in which they came, each with its number: strings of JavaScript
 * are made of the few that somebody asks for. Hashed with a key, so that nobody can make them collide.
 */
export class ByteTable {
  private arena: Uint8Array;
  private starts: Int32Array;
  /** Open addressing, two to a slot, beside each other for the sake of the cache: the number plus one, or 0, and the low bits of the hash. */
  private slots: Int32Array;
  /** Names: their first and last word, their length, and the number plus one, or 0. */
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
    let slots = 64;
    while (slots < 2 * expected) slots *= 2;
    this.slots = new Int32Array(2 * slots);
  }

  get size(): number {
    return this.count;
  }

  /** The number of the `length` bytes that lie in the memory from `start` on; a new one where they are new. */
  intern(start: number, length: number): number {
    const { slots } = this;
    const hash = this.hashOf(start, length) | 0;
    const mask = slots.length - 2;
    let slot = (2 * hash) & mask;
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (slots[slot + 1] === hash && this.holds(found - 1, start, length)) return found - 1;
      slot = (slot + 2) & mask;
    }
    slots[slot] = this.count + 1;
    slots[slot + 1] = hash;
    return this.add(start, length);
  }

  /** The same for the few names that come again and again, without hashing. */
  internName(start: number, length: number): number {
    if (length > LONGEST_NAME) return this.intern(start, length);
    const { view } = this.memory;
    const { cache } = this;
    const first = view.getInt32(start, true) & (MASKS[length < 4 ? length : 4] as number);
    const last = length > 4 ? view.getInt32(start + length - 4, true) : 0;
    const slot = (Math.imul(first ^ (last << 5), 0x9e37_79b1) >>> CACHE_SHIFT) << 2;
    if (cache[slot] === first && cache[slot + 1] === last && cache[slot + 2] === length && cache[slot + 3] !== 0)
      return (cache[slot + 3] as number) - 1;
    const number = this.intern(start, length);
    cache[slot] = first;
    cache[slot + 1] = last;
    cache[slot + 2] = length;
    cache[slot + 3] = number + 1;
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

  private add(start: number, length: number): number {
    const number = this.count;
    const from = this.starts[number] as number;
    if (from + length > this.arena.length) this.arena = larger(this.arena, from + length);
    const { arena } = this;
    const { bytes } = this.memory;
    for (let index = 0; index < length; index += 1) arena[from + index] = bytes[start + index] as number;
    if (number + 2 > this.starts.length) this.starts = larger(this.starts, number + 2);
    this.starts[number + 1] = from + length;
    this.count = number + 1;
    if (4 * this.count > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const before = this.slots;
    const slots = new Int32Array(4 * before.length);
    const mask = slots.length - 2;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from] === 0) continue;
      const hash = before[from + 1] as number;
      let slot = (2 * hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = before[from] as number;
      slots[slot + 1] = hash;
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
