import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';
import { readSortedHashes, writeSortedHashes } from './delta-hashes.ts';
import { DistinctActors } from './distinct-actors.ts';

/**
 * The distinct actors of a delta, ascending: an actor of a batch stands in several cells (each
 * topic, each slice's total), so cells refer to them by index, as gaps.
 */
export class ActorTable {
  private readonly indexes = new Map<number, number>();

  private constructor(private readonly hashes: Float64Array) {}

  static of(sets: readonly DistinctActors[]): ActorTable {
    const distinct = new Set<number>();
    for (const set of sets) for (const hash of set.hashes()) distinct.add(hash);
    const table = new ActorTable(Float64Array.from(distinct).sort());
    for (let index = 0; index < table.hashes.length; index += 1) table.indexes.set(table.hashes[index] as number, index);
    return table;
  }

  static read(reader: ByteReader): ActorTable {
    return new ActorTable(readSortedHashes(reader));
  }

  write(writer: ByteWriter): void {
    writeSortedHashes(writer, this.hashes);
  }

  /** Twice the number of hashes, plus one where a threshold follows; then the gaps between their indexes. */
  writeSet(writer: ByteWriter, set: DistinctActors): void {
    const hashes = set.hashes();
    writer.varint(2 * hashes.length + (set.exact ? 0 : 1));
    if (!set.exact) writer.varint(set.threshold);
    let previous = -1;
    for (const hash of hashes) {
      const index = this.indexes.get(hash) as number;
      writer.varint(index - previous - 1);
      previous = index;
    }
  }

  /** @throws MalformedBytesError when it refers to an actor that the delta lacks */
  readSet(reader: ByteReader): DistinctActors {
    const header = reader.varint();
    const threshold = header % 2 === 0 ? undefined : reader.varint();
    const values: number[] = [];
    let index = -1;
    for (let rest = header >>> 1; rest > 0; rest -= 1) {
      index += 1 + reader.varint();
      const hash = this.hashes[index];
      if (hash === undefined) throw new MalformedBytesError(`a delta refers to actor ${index}, which it lacks`);
      values.push(hash);
    }
    return DistinctActors.restore(values, threshold);
  }
}
