import type { ByteWriter } from '../delta-bytes.ts';
import { writeSortedHashes } from '../delta-hashes.ts';
import { newSections, type SectionWriters } from '../delta-sections.ts';
import { writeTraitColumns } from '../delta-traits.ts';
import { ActorSets } from './actor-sets.ts';
import { NONE } from './activity-columns.ts';
import type { BatchAddition } from './batch-addition.ts';
import { CellColumns } from './cell-columns.ts';
import { writeLabelColumn } from './label-column.ts';
import { StringNumbers } from './string-numbers.ts';

/** The body of a delta (`delta-codec.ts`) straight from what was added up: byte for byte what `encodeDelta` makes of it. */
export function bodyOf(addition: BatchAddition, arrivedTo: number): SectionWriters {
  const { batch, cells, actors, labels } = addition;
  const sections = newSections(4 * (cells.cells + cells.runs) + 4_096);
  const { columns } = sections;
  const strings = new StringNumbers(batch.strings);
  const ranks = ranksOfSlices(addition);
  columns.varint(ranks.order.length);
  for (const slice of ranks.order) for (let member = 0; member < 4; member += 1) strings.refer(columns, batch.slices.member(slice, member));
  const sets = new ActorSets(cells, actors);
  const cellColumns = new CellColumns(sections, cells, sets, strings, batch.total);
  cellColumns.write(runsOf(addition, ranks.bySlice, 0), ranks.bySlice);
  cellColumns.write(runsOf(addition, ranks.bySlice, 1), ranks.bySlice);
  writeLabelColumn(columns, strings, labels, batch);
  strings.write(sections.strings);
  writeSortedHashes(sections.actors, sets.hashes);
  writeTraits(sections.traits, addition, sets, arrivedTo);
  return sections;
}

/** Slices in the order in which they are first counted in. */
function ranksOfSlices({ batch, cells }: BatchAddition): { readonly order: readonly number[]; readonly bySlice: Int32Array } {
  const bySlice = new Int32Array(batch.slices.size).fill(NONE);
  const order: number[] = [];
  for (let run = 0; run < cells.runs; run += 1) {
    const slice = cells.runSlices[run] as number;
    if (bySlice[slice] === NONE) bySlice[slice] = order.push(slice) - 1;
  }
  return { order, bySlice };
}

/** The runs of either sort by their slices' ranks, in the order in which they began. */
function runsOf({ cells }: BatchAddition, ranks: Int32Array, late: number): Int32Array {
  const starts = new Int32Array(ranks.length + 1);
  let count = 0;
  for (let run = 0; run < cells.runs; run += 1) {
    if (cells.runLate[run] !== late) continue;
    const rank = ranks[cells.runSlices[run] as number] as number;
    starts[rank + 1] = (starts[rank + 1] as number) + 1;
    count += 1;
  }
  for (let rank = 0; rank < ranks.length; rank += 1) starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  const runs = new Int32Array(count);
  for (let run = 0; run < cells.runs; run += 1) {
    if (cells.runLate[run] !== late) continue;
    const rank = ranks[cells.runSlices[run] as number] as number;
    runs[starts[rank] as number] = run;
    starts[rank] = (starts[rank] as number) + 1;
  }
  return runs;
}

function writeTraits(writer: ByteWriter, { actors, since, networks }: BatchAddition, sets: ActorSets, arrivedTo: number): void {
  const ordered = { since: new Int32Array(sets.hashes.length), networks: new Int32Array(sets.hashes.length) };
  for (let actor = 0; actor < actors.size; actor += 1) {
    const index = sets.index(sets.rank(actor));
    if (index === NONE) continue;
    ordered.since[index] = since[actor] as number;
    ordered.networks[index] = networks[actor] as number;
  }
  writeTraitColumns(writer, ordered.since, ordered.networks, arrivedTo);
}
