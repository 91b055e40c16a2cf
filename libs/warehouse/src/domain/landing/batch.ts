import type { DeadLetter } from '@groundswell/trend';
import { landedColumns, landedHeader, landedSequence } from '../model/landed.ts';
import { targetNamed } from '../model/model.ts';
import { type Cell, fieldOf } from './cells.ts';
import { encodeCsv, packCsv } from './csv.ts';
import { type LandedPlace, objectKey, shardName } from './landed-object.ts';

/** An object that is to be written. */
export interface PackedObject {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** What is made of a batch of records, until it is written: rows by target, and what does not land. */
export class Batch {
  readonly letters: DeadLetter[] = [];
  rows = 0;
  /** What is left out knowingly. */
  leftOut = 0;
  /** What is about somebody who was erased. */
  erased = 0;
  private readonly fields = new Map<string, string[][]>();
  private readonly shard: string;
  private first: string | undefined;
  private last = '0';

  constructor(private readonly place: LandedPlace) {
    this.shard = shardName(place);
  }

  /** Notes a record of the batch, in the order of the stream. */
  begin(sequence: string): void {
    this.first ??= sequence;
    this.last = sequence;
  }

  /** @throws UnfitCellError for what no column takes; then nothing was added */
  add(target: string, sequence: string, line: number, cells: Readonly<Record<string, Cell>>): void {
    const named: Readonly<Record<string, Cell>> = { ...cells, shard: this.shard, sequence: landedSequence(sequence, line) };
    const fields = landedColumns(targetNamed(target)).map((column) => fieldOf(column, named[column.name] ?? null));
    const rows = this.fields.get(target) ?? [];
    this.fields.set(target, rows);
    rows.push(fields);
    this.rows += 1;
  }

  /** The objects of the batch. @param at the day of landing, epoch milliseconds */
  objects(at: number): readonly PackedObject[] {
    const { place, first = '0', last } = this;
    return [...this.fields].map(([target, rows]) => ({
      key: objectKey({ ...place, target, at, first, last }),
      bytes: packCsv(encodeCsv(landedHeader(targetNamed(target)), rows)),
    }));
  }
}
