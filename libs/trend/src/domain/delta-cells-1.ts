import { type ByteReader, MalformedBytesError } from './delta-bytes.ts';
import type { CellTables, TimedCell } from './delta-cells.ts';

/**
 * Reads cells as version 1 of the delta had them: a column each of times, slices, topics, uses and actors.
 * @throws MalformedBytesError when they refer to what the delta lacks
 */
export function readCellsOfVersion1(reader: ByteReader, { strings, actors, slices }: CellTables): TimedCell[] {
  const length = reader.count(5);
  const column = <Value>(next: () => Value) => Array.from({ length }, next);
  let time = 0;
  const times = column(() => (time += reader.signed()));
  const sliceOf = column(() => reader.varint());
  const topics = column(() => strings.resolveBack(reader));
  const uses = column(() => reader.varint());
  return times.map((cellTime, index) => {
    const slice = sliceOf[index] as number;
    if (slice >= slices) throw new MalformedBytesError(`a delta has a cell of slice ${slice}, which it lacks`);
    return { time: cellTime, topic: topics[index] as string, slice, uses: uses[index] as number, actors: actors.readSet(reader) };
  });
}
