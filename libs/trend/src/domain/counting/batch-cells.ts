import { NONE } from './activity-columns.ts';

/** The topic of a slice's total. */
export const TOTAL = -2;

/**
 * The cells of a batch while it is added up, as columns: what one slice has at one time is a run, and a
 * cell is a topic of a run. A cell's first actor stands with it, further ones in a chain, since most
 * cells have one.
 */
export class BatchCells {
  readonly runSlices: Int32Array;
  readonly runTimes: Int32Array;
  readonly runLate: Uint8Array;
  /** Cells of a run: the first, which is its total, the last, and how many. */
  readonly runFirst: Int32Array;
  readonly runSizes: Int32Array;
  runs = 0;
  readonly topics: Int32Array;
  readonly uses: Int32Array;
  readonly actors: Int32Array;
  /** The next cell of the same run. */
  readonly nextOfRun: Int32Array;
  /** The first of a cell's further actors. */
  readonly further: Int32Array;
  cells = 0;
  readonly furtherActors: Int32Array;
  readonly nextFurther: Int32Array;
  private furtherCount = 0;
  private readonly runLast: Int32Array;
  private readonly runSlots: Int32Array;
  private readonly cellSlots: Int32Array;
  private readonly cellRuns: Int32Array;
  private lastRun = NONE;

  /**
   * @param activities and
   * @param uses that will be added at most, of topics
   */
  constructor(activities: number, uses: number) {
    const most = activities + uses;
    const column = (length: number) => new Int32Array(length);
    [this.runSlices, this.runTimes, this.runFirst, this.runSizes, this.runLast] = [1, 2, 3, 4, 5].map(() => column(activities)) as Five;
    this.runLate = new Uint8Array(activities);
    [this.topics, this.uses, this.actors, this.nextOfRun, this.further] = [1, 2, 3, 4, 5].map(() => column(most)) as Five;
    this.cellRuns = column(most);
    [this.furtherActors, this.nextFurther] = [column(most), column(most)];
    [this.runSlots, this.cellSlots] = [column(slotsFor(activities)), column(slotsFor(uses))];
  }

  /** Adds an activity of `actor` to the total of the run; returns the run. */
  addActivity(slice: number, time: number, late: number, actor: number): number {
    const run = this.runOf(slice, time, late);
    const total = this.runFirst[run] as number;
    if (total === NONE) this.addCell(run, TOTAL, actor);
    else this.addUse(total, actor);
    return run;
  }

  addTopic(run: number, topic: number, actor: number): void {
    const { cellSlots, topics, cellRuns } = this;
    const mask = cellSlots.length - 1;
    let slot = mixed(run, topic) & mask;
    for (let found = cellSlots[slot] as number; found !== 0; found = cellSlots[slot] as number) {
      if (topics[found - 1] === topic && cellRuns[found - 1] === run) return this.addUse(found - 1, actor);
      slot = (slot + 1) & mask;
    }
    cellSlots[slot] = this.cells + 1;
    this.addCell(run, topic, actor);
  }

  private runOf(slice: number, time: number, late: number): number {
    const last = this.lastRun;
    if (last !== NONE && this.isRun(last, slice, time, late)) return last;
    const { runSlots } = this;
    const mask = runSlots.length - 1;
    let slot = mixed(slice, time * 2 + late) & mask;
    for (let found = runSlots[slot] as number; found !== 0; found = runSlots[slot] as number) {
      if (this.isRun(found - 1, slice, time, late)) return (this.lastRun = found - 1);
      slot = (slot + 1) & mask;
    }
    const run = this.runs;
    this.runs = run + 1;
    runSlots[slot] = this.runs;
    this.runSlices[run] = slice;
    this.runTimes[run] = time;
    this.runLate[run] = late;
    this.runFirst[run] = NONE;
    return (this.lastRun = run);
  }

  private isRun(run: number, slice: number, time: number, late: number): boolean {
    return this.runSlices[run] === slice && this.runTimes[run] === time && this.runLate[run] === late;
  }

  private addCell(run: number, topic: number, actor: number): void {
    const cell = this.cells;
    this.cells = cell + 1;
    this.topics[cell] = topic;
    this.cellRuns[cell] = run;
    this.uses[cell] = 1;
    this.actors[cell] = actor;
    this.further[cell] = NONE;
    if (this.runFirst[run] === NONE) this.runFirst[run] = cell;
    else this.nextOfRun[this.runLast[run] as number] = cell;
    this.runLast[run] = cell;
    this.runSizes[run] = (this.runSizes[run] as number) + 1;
  }

  private addUse(cell: number, actor: number): void {
    this.uses[cell] = (this.uses[cell] as number) + 1;
    if (this.actors[cell] === actor) return;
    const at = this.furtherCount;
    this.furtherCount = at + 1;
    this.furtherActors[at] = actor;
    this.nextFurther[at] = this.further[cell] as number;
    this.further[cell] = at;
  }
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function slotsFor(entries: number): number {
  let slots = 64;
  while (slots < 2 * entries) slots *= 2;
  return slots;
}

function mixed(one: number, other: number): number {
  const sum = Math.imul(one, 0x9e37_79b1) ^ Math.imul(other, 0x85eb_ca6b);
  return (sum ^ (sum >>> 15)) >>> 0;
}
