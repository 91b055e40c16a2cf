import type { ActorColumns } from './actor-columns.ts';
import type { CountedMinute } from './counted-minutes.ts';
import { NumberTable } from './number-table.ts';
import { type Cells, countAt, PlacedCell } from './placed-cell.ts';

const FIRST_CAPACITY = 16;
const GROWTH = 1.3;
/** In the column of minutes: the set is cut off. */
const CUT = 0x40;
/** In the column of earlier cells: there is none. */
const NONE = 0xffff_ffff;

/** Cells of a stretch of time of one scope that more are added to, by column: 14 bytes each beside their actors. Nothing that stands here changes. */
export class GrowingCells implements Cells {
  /** Since `first`, with `CUT`. */
  private minutes = new Uint8Array(FIRST_CAPACITY);
  private lengths = new Uint8Array(FIRST_CAPACITY);
  private uses = new Uint32Array(FIRST_CAPACITY);
  private places = new Uint32Array(FIRST_CAPACITY);
  /** The cell of the same topic that was added before it. */
  private earlier = new Uint32Array(FIRST_CAPACITY);
  private used = 0;
  private readonly newest = new NumberTable();

  /** @param first minute that no cell is before; they are all of the 64 minutes from it on */
  constructor(
    private readonly first: number,
    private readonly actors: ActorColumns,
  ) {}

  add(topic: number, { minute, uses, actors }: CountedMinute): void {
    if (this.used === this.minutes.length) this.grow();
    const cell = this.used;
    this.minutes[cell] = (minute - this.first) | (actors.exact ? 0 : CUT);
    this.lengths[cell] = actors.hashes().length;
    this.uses[cell] = uses;
    this.places[cell] = this.actors.put(actors);
    this.earlier[cell] = this.newest.get(topic) ?? NONE;
    this.newest.set(topic, cell);
    this.used += 1;
  }

  has(topic: number): boolean {
    return this.newest.get(topic) !== undefined;
  }

  topics(): Iterable<number> {
    return this.newest.numbers();
  }

  /** Those added last first. */
  *cellsOf(topic: number): Iterable<PlacedCell> {
    for (let cell = this.newest.get(topic) ?? NONE; cell !== NONE; cell = this.earlier[cell] as number) yield this.cell(cell);
  }

  sumOf(topic: number, from: number, to: number): number {
    let sum = 0;
    for (let cell = this.newest.get(topic) ?? NONE; cell !== NONE; cell = this.earlier[cell] as number) {
      const minute = this.minuteOf(cell);
      if (minute >= from && minute <= to)
        sum += countAt(this.actors, this.places[cell] as number, this.lengths[cell] as number, this.isCut(cell));
    }
    return sum;
  }

  private cell(cell: number): PlacedCell {
    const { uses, lengths, places } = this;
    return new PlacedCell(
      this.minuteOf(cell),
      uses[cell] as number,
      lengths[cell] as number,
      this.isCut(cell),
      places[cell] as number,
      this.actors,
    );
  }

  private minuteOf(cell: number): number {
    return this.first + ((this.minutes[cell] as number) & (CUT - 1));
  }

  private isCut(cell: number): boolean {
    return ((this.minutes[cell] as number) & CUT) !== 0;
  }

  private grow(): void {
    const capacity = Math.ceil(this.used * GROWTH);
    this.minutes = larger(this.minutes, new Uint8Array(capacity));
    this.lengths = larger(this.lengths, new Uint8Array(capacity));
    this.uses = larger(this.uses, new Uint32Array(capacity));
    this.places = larger(this.places, new Uint32Array(capacity));
    this.earlier = larger(this.earlier, new Uint32Array(capacity));
  }
}

function larger<Column extends Uint8Array | Uint32Array>(column: Column, into: Column): Column {
  into.set(column);
  return into;
}
