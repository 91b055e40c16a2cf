import type { DistinctActors } from '../distinct-actors.ts';
import type { ActorColumns } from './actor-columns.ts';
import type { CountedMinute } from './counted-minutes.ts';
import { NumberTable } from './number-table.ts';

const HASHES = 2 ** 48;
const HOUR_MINUTES = 60;
const FIRST_CAPACITY = 16;
const GROWTH = 1.3;
/** In the column of minutes: the set is cut off. */
const CUT = 0x40;
/** In the column of earlier cells: there is none. */
const NONE = 0xffff_ffff;

/** Minutes of one hour in one scope, by column: 14 bytes each beside their actors. Nothing that stands here changes. */
class ClosedHour {
  /** Minutes of the hour, with `CUT`. */
  private minutes = new Uint8Array(FIRST_CAPACITY);
  private lengths = new Uint8Array(FIRST_CAPACITY);
  private uses = new Uint32Array(FIRST_CAPACITY);
  private places = new Uint32Array(FIRST_CAPACITY);
  /** The cell of the same topic that was added before it. */
  private earlier = new Uint32Array(FIRST_CAPACITY);
  private used = 0;
  private readonly newest = new NumberTable();

  constructor(
    private readonly hour: number,
    private readonly actors: ActorColumns,
  ) {}

  add(topic: number, { minute, uses, actors }: CountedMinute): void {
    if (this.used === this.minutes.length) this.grow();
    const cell = this.used;
    this.minutes[cell] = (minute - this.hour * HOUR_MINUTES) | (actors.exact ? 0 : CUT);
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

  /** Cells of `topic`, those added last first. */
  *cellsOf(topic: number): Iterable<ClosedMinute> {
    for (let cell = this.newest.get(topic) ?? NONE; cell !== NONE; cell = this.earlier[cell] as number) yield new ClosedMinute(this, cell);
  }

  /** Actors of the cells of `topic` from minute `from` to `to` (inclusive), added up. */
  sumOf(topic: number, from: number, to: number): number {
    let sum = 0;
    for (let cell = this.newest.get(topic) ?? NONE; cell !== NONE; cell = this.earlier[cell] as number) {
      const minute = this.minuteOf(cell);
      if (minute >= from && minute <= to) sum += this.countOf(cell);
    }
    return sum;
  }

  minuteOf(cell: number): number {
    return this.hour * HOUR_MINUTES + ((this.minutes[cell] as number) & (CUT - 1));
  }

  usesOf(cell: number): number {
    return this.uses[cell] as number;
  }

  countOf(cell: number): number {
    const length = this.lengths[cell] as number;
    return this.isCut(cell) ? (length * HASHES) / this.actors.hashAt((this.places[cell] as number) + length) : length;
  }

  actorsOf(cell: number): DistinctActors {
    return this.actors.read(this.places[cell] as number, this.lengths[cell] as number, this.isCut(cell));
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

/** A minute as it stands in the columns; its actors are made a set each time they are asked for. */
class ClosedMinute implements CountedMinute {
  constructor(
    private readonly hour: ClosedHour,
    private readonly cell: number,
  ) {}

  get minute(): number {
    return this.hour.minuteOf(this.cell);
  }

  get uses(): number {
    return this.hour.usesOf(this.cell);
  }

  get actors(): DistinctActors {
    return this.hour.actorsOf(this.cell);
  }

  get count(): number {
    return this.hour.countOf(this.cell);
  }
}

/**
 * Minutes of all topics of a scope that hardly change any more, by column and hour. What comes late of one of them
 * is added as another cell of the same minute. Topics go by number.
 */
export class ClosedMinutes {
  private readonly hours = new Map<number, ClosedHour>();

  /** @param columnsOf the actors of an hour, which all scopes share */
  constructor(private readonly columnsOf: (hour: number) => ActorColumns) {}

  add(topic: number, counted: CountedMinute): void {
    const hour = Math.floor(counted.minute / HOUR_MINUTES);
    let closed = this.hours.get(hour);
    if (closed === undefined) this.hours.set(hour, (closed = new ClosedHour(hour, this.columnsOf(hour))));
    closed.add(topic, counted);
  }

  /** Cells of `topic` from minute `from` to `to` (inclusive), in no order, perhaps several of one minute. */
  between(topic: number, from: number, to: number): readonly ClosedMinute[] {
    const found: ClosedMinute[] = [];
    for (const [hour, closed] of this.hours) {
      if ((hour + 1) * HOUR_MINUTES <= from || hour * HOUR_MINUTES > to) continue;
      for (const cell of closed.cellsOf(topic)) if (cell.minute >= from && cell.minute <= to) found.push(cell);
    }
    return found;
  }

  /** Actors of all cells of `topic` from minute `from` to `to` (inclusive), added up. */
  sumOf(topic: number, from: number, to: number): number {
    let sum = 0;
    for (const [hour, closed] of this.hours)
      if ((hour + 1) * HOUR_MINUTES > from && hour * HOUR_MINUTES <= to) sum += closed.sumOf(topic, from, to);
    return sum;
  }

  has(topic: number): boolean {
    for (const closed of this.hours.values()) if (closed.has(topic)) return true;
    return false;
  }

  /** Topics that any of its hours has, once each. */
  topics(): ReadonlySet<number> {
    const topics = new Set<number>();
    for (const closed of this.hours.values()) for (const topic of closed.topics()) topics.add(topic);
    return topics;
  }

  get empty(): boolean {
    return this.hours.size === 0;
  }

  /** Forgets hours before that of `minute`. */
  forgetBefore(minute: number): void {
    for (const hour of this.hours.keys()) if ((hour + 1) * HOUR_MINUTES <= minute) this.hours.delete(hour);
  }
}

function larger<Column extends Uint8Array | Uint32Array>(column: Column, into: Column): Column {
  into.set(column);
  return into;
}
