import type { ByteWriter } from '../delta-bytes.ts';
import { ONE, ONE_BY_ONE } from '../delta-cells.ts';
import type { SectionWriters } from '../delta-sections.ts';
import type { ActorSets } from './actor-sets.ts';
import { NONE } from './activity-columns.ts';
import { type BatchCells, TOTAL } from './batch-cells.ts';
import type { StringNumbers } from './string-numbers.ts';

/** What `writeCells` of `delta-cells.ts` does, from columns. */
export class CellColumns {
  /** By rank: the run in which it was told last, plus one, and its place in the total's set. */
  private readonly toldIn: Int32Array;
  private readonly places: Int32Array;

  /** @param total number of the string that stands for a total */
  constructor(
    private readonly sections: SectionWriters,
    private readonly cells: BatchCells,
    private readonly sets: ActorSets,
    private readonly strings: StringNumbers,
    private readonly total: number,
  ) {
    this.toldIn = new Int32Array(sets.ranked);
    this.places = new Int32Array(sets.ranked);
  }

  /** @param ranks of slices, by their numbers */
  write(runs: Int32Array, ranks: Int32Array): void {
    const { cells } = this;
    const { columns: writer } = this.sections;
    writer.varint(runs.length);
    for (const run of runs) writer.varint(cells.runSizes[run] as number);
    let [slice, time] = [0, 0];
    for (const run of runs) {
      const rank = ranks[cells.runSlices[run] as number] as number;
      writer.signed(rank - slice);
      slice = rank;
    }
    for (const run of runs) {
      writer.signed((cells.runTimes[run] as number) - time);
      time = cells.runTimes[run] as number;
    }
    this.writeTopics(runs);
    this.writeUses(runs);
    for (const run of runs) this.writeSets(run);
  }

  private writeTopics(runs: Int32Array): void {
    const { topics, nextOfRun, runFirst, runSizes } = this.cells;
    const { topics: writer } = this.sections;
    writer.byte(ONE_BY_ONE);
    for (const run of runs) {
      let cell = runFirst[run] as number;
      for (let rest = runSizes[run] as number; rest > 0; rest -= 1, cell = nextOfRun[cell] as number) {
        const topic = topics[cell] as number;
        this.strings.refer(writer, topic === TOTAL ? this.total : topic);
      }
    }
  }

  private writeUses(runs: Int32Array): void {
    const { uses, nextOfRun, runFirst, runSizes } = this.cells;
    const { columns } = this.sections;
    for (const run of runs) {
      let cell = runFirst[run] as number;
      for (let rest = runSizes[run] as number; rest > 0; rest -= 1, cell = nextOfRun[cell] as number) {
        const used = uses[cell] as number;
        columns.varint(used === 1 ? ONE : used + 1);
      }
    }
  }

  private writeSets(run: number): void {
    const { uses, actors, nextOfRun, runFirst, runSizes } = this.cells;
    const first = runFirst[run] as number;
    this.writeTotal(run, first);
    let cell = nextOfRun[first] as number;
    for (let rest = (runSizes[run] as number) - 1; rest > 0; rest -= 1, cell = nextOfRun[cell] as number) {
      if (uses[cell] === 1) this.writeMember(run, this.sets.rank(actors[cell] as number), NONE);
      else this.writeSet(run, cell);
    }
  }

  private writeTotal(run: number, cell: number): void {
    const { sets } = this;
    const { totals: writer } = this.sections;
    if (this.cells.uses[cell] === 1) {
      const rank = sets.rank(this.cells.actors[cell] as number);
      this.tell(run, rank, 0);
      return writer.varint(sets.index(rank));
    }
    sets.make(cell);
    this.writeSize(writer);
    let previous = -1;
    for (let place = 0; place < sets.size; place += 1) {
      const rank = sets.members[place] as number;
      const index = sets.index(rank);
      writer.varint(index - previous - 1);
      previous = index;
      this.tell(run, rank, place);
    }
  }

  private writeSet(run: number, cell: number): void {
    const { sets } = this;
    sets.make(cell);
    this.writeSize(this.sections.members);
    let previous = NONE;
    for (let at = 0; at < sets.size; at += 1) previous = this.writeMember(run, sets.members[at] as number, previous);
  }

  /** Returns the place that it wrote, or the one before where the run's total lacks the actor. */
  private writeMember(run: number, rank: number, previous: number): number {
    const { members: writer } = this.sections;
    if (this.toldIn[rank] === run + 1) {
      const place = this.places[rank] as number;
      writer.varint(place - previous);
      return place;
    }
    writer.varint(0);
    writer.varint(this.sets.index(rank));
    return previous;
  }

  private writeSize(writer: ByteWriter): void {
    const { sets } = this;
    writer.varint(2 * sets.size + (sets.threshold === NONE ? 0 : 1));
    if (sets.threshold !== NONE) writer.varint(sets.threshold);
  }

  private tell(run: number, rank: number, place: number): void {
    this.toldIn[rank] = run + 1;
    this.places[rank] = place;
  }
}
