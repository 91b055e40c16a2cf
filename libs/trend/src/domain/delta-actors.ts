import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import { DistinctActors } from './distinct-actors.ts';

/**
 * The distinct actors of a delta, ascending: an actor of a batch stands in several cells (each
 * topic, each slice's total), so cells refer to them by index, as gaps.
 */
export class ActorTable {
  /** Open addressing by the low bits of a hash: the index plus one, or 0. A `Map` would box every hash. */
  private slots = new Int32Array(0);

  private constructor(
    /** Ascending. */
    readonly hashes: Float64Array,
  ) {}

  static of(sets: readonly DistinctActors[]): ActorTable {
    const table = new ActorTable(distinctOf(sets));
    table.index();
    return table;
  }

  static read(reader: ByteReader): ActorTable {
    return new ActorTable(readSortedHashes(reader));
  }

  write(writer: ByteWriter): void {
    writeSortedHashes(writer, this.hashes);
  }

  /**
   * Twice the number of hashes, plus one where a threshold follows; then the gaps between their indexes.
   * @param isOne it is exactly one actor, which goes without saying how many
   */
  writeSet(writer: ByteWriter, set: DistinctActors, isOne: boolean): void {
    if (!isOne) writeSize(writer, set);
    let previous = -1;
    for (const hash of set.hashes()) {
      const index = this.indexOf(hash);
      writer.varint(index - previous - 1);
      previous = index;
    }
  }

  /**
   * The same by places among `members`, ascending: the gap to the place before, plus one; 0 for one
   * that is not among them, and its index.
   */
  writeSetWithin(writer: ByteWriter, set: DistinctActors, members: ReadonlyMap<number, number>, isOne: boolean): void {
    if (!isOne) writeSize(writer, set);
    let previous = -1;
    for (const hash of set.hashes()) {
      const place = members.get(hash);
      if (place === undefined) {
        writer.varint(0);
        writer.varint(this.indexOf(hash));
      } else {
        writer.varint(place - previous);
        previous = place;
      }
    }
  }

  /** @throws MalformedBytesError when it refers to an actor that the delta lacks */
  readSet(reader: ByteReader, isOne = false): DistinctActors {
    if (isOne) return DistinctActors.restore([this.at(reader.varint())]);
    const { size, threshold } = readSize(reader);
    const values: number[] = [];
    let index = -1;
    for (let rest = size; rest > 0; rest -= 1) {
      index += 1 + reader.varint();
      values.push(this.at(index));
    }
    return DistinctActors.restore(values, threshold);
  }

  /** @throws MalformedBytesError as `readSet` */
  readSetWithin(reader: ByteReader, members: readonly number[], isOne: boolean): DistinctActors {
    if (isOne) return DistinctActors.restore([this.oneWithin(reader, members)]);
    const { size, threshold } = readSize(reader);
    const values: number[] = [];
    let place = -1;
    for (let rest = size; rest > 0; rest -= 1) {
      const gap = reader.varint();
      place += gap;
      values.push(gap === 0 ? this.at(reader.varint()) : memberAt(members, place));
    }
    return DistinctActors.restore(values, threshold);
  }

  private oneWithin(reader: ByteReader, members: readonly number[]): number {
    const gap = reader.varint();
    return gap === 0 ? this.at(reader.varint()) : memberAt(members, gap - 1);
  }

  private at(index: number): number {
    const hash = this.hashes[index];
    if (hash === undefined) throw new MalformedBytesError(`a delta refers to actor ${index}, which it lacks`);
    return hash;
  }

  private index(): void {
    let capacity = 16;
    while (capacity < 2 * this.hashes.length) capacity *= 2;
    this.slots = new Int32Array(capacity);
    for (let index = 0; index < this.hashes.length; index += 1) this.slots[this.slotOf(this.hashes[index] as number)] = index + 1;
  }

  private indexOf(hash: number): number {
    return (this.slots[this.slotOf(hash)] as number) - 1;
  }

  /** The slot of `hash`, or the empty one where it belongs. */
  private slotOf(hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = (hash >>> 0) & mask;
    for (let found = slots[slot] as number; found !== 0 && hashes[found - 1] !== hash; found = slots[slot] as number)
      slot = (slot + 1) & mask;
    return slot;
  }
}

function memberAt(members: readonly number[], place: number): number {
  const hash = members[place];
  if (hash === undefined) throw new MalformedBytesError(`a delta refers to actor ${place} of a slice, which lacks it`);
  return hash;
}

function writeSize(writer: ByteWriter, set: DistinctActors): void {
  writer.varint(2 * set.hashes().length + (set.exact ? 0 : 1));
  if (!set.exact) writer.varint(set.threshold);
}

function readSize(reader: ByteReader): { readonly size: number; readonly threshold: number | undefined } {
  const header = reader.varint();
  return { size: header >>> 1, threshold: header % 2 === 0 ? undefined : reader.varint() };
}

function distinctOf(sets: readonly DistinctActors[]): Float64Array {
  let length = 0;
  for (const set of sets) length += set.hashes().length;
  const all = new Float64Array(length);
  let end = 0;
  for (const set of sets) for (const hash of set.hashes()) all[end++] = hash;
  all.sort();
  let kept = 0;
  for (let index = 0; index < length; index += 1) if (index === 0 || all[index] !== all[index - 1]) all[kept++] = all[index] as number;
  return all.subarray(0, kept);
}
