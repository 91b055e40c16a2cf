import type { ActorColumns } from './actor-columns.ts';
import type { CountedMinute } from './counted-minutes.ts';
import { GrowingCells } from './growing-cells.ts';
import { PackedCells } from './packed-cells.ts';
import type { Cells, PlacedCell } from './placed-cell.ts';

/** Minutes of a stretch, which is packed as a whole: hours are made of them. */
const STRETCH = 30;
const HOUR_MINUTES = 60;

/** What is packed of a stretch, and what came before or after that. */
interface Stretch {
  packed?: PackedCells;
  growing?: GrowingCells | undefined;
}

/**
 * Minutes of all topics of a scope that hardly change any more, by column and half an hour; those of half hours that are over are
 * packed. What comes late of one of them is added as another cell of the same minute. Topics go by number.
 */
export class ClosedMinutes {
  /** By the half hour since the Unix epoch. */
  private readonly stretches = new Map<number, Stretch>();

  /** @param columnsOf the actors of an hour, which all scopes share */
  constructor(private readonly columnsOf: (hour: number) => ActorColumns) {}

  add(topic: number, counted: CountedMinute): void {
    const number = Math.floor(counted.minute / STRETCH);
    let stretch = this.stretches.get(number);
    if (stretch === undefined) this.stretches.set(number, (stretch = {}));
    stretch.growing ??= new GrowingCells(number * STRETCH, this.columnsIn(number));
    stretch.growing.add(topic, counted);
  }

  /** Packs what is over before `minute`. What comes late of that stays as it is: to pack it all again for a few cells would take long. */
  pack(minute: number): void {
    for (const [number, stretch] of this.stretches) {
      if ((number + 1) * STRETCH > minute || stretch.packed !== undefined || stretch.growing === undefined) continue;
      stretch.packed = new PackedCells(stretch.growing, number * STRETCH, this.columnsIn(number));
      stretch.growing = undefined;
    }
  }

  /** Cells of `topic` from minute `from` to `to` (inclusive), in no order, perhaps several of one minute. */
  between(topic: number, from: number, to: number): readonly PlacedCell[] {
    const found: PlacedCell[] = [];
    for (const cells of this.cellsIn(from, to))
      for (const cell of cells.cellsOf(topic)) if (cell.minute >= from && cell.minute <= to) found.push(cell);
    return found;
  }

  /** Actors of all cells of `topic` from minute `from` to `to` (inclusive), added up. */
  sumOf(topic: number, from: number, to: number): number {
    let sum = 0;
    for (const cells of this.cellsIn(from, to)) sum += cells.sumOf(topic, from, to);
    return sum;
  }

  has(topic: number): boolean {
    for (const { packed, growing } of this.stretches.values()) if (growing?.has(topic) === true || packed?.has(topic) === true) return true;
    return false;
  }

  /** Topics that any of its minutes has, once each. */
  topics(): ReadonlySet<number> {
    const topics = new Set<number>();
    for (const { packed, growing } of this.stretches.values())
      for (const cells of [packed, growing]) for (const topic of cells?.topics() ?? []) topics.add(topic);
    return topics;
  }

  get empty(): boolean {
    return this.stretches.size === 0;
  }

  /** Forgets minutes before `minute`, with which an hour begins. */
  forgetBefore(minute: number): void {
    for (const number of this.stretches.keys()) if ((number + 1) * STRETCH <= minute) this.stretches.delete(number);
  }

  private *cellsIn(from: number, to: number): Iterable<Cells> {
    for (const [number, { packed, growing }] of this.stretches) {
      if ((number + 1) * STRETCH <= from || number * STRETCH > to) continue;
      if (packed !== undefined) yield packed;
      if (growing !== undefined) yield growing;
    }
  }

  private columnsIn(stretch: number): ActorColumns {
    return this.columnsOf(Math.floor((stretch * STRETCH) / HOUR_MINUTES));
  }
}
