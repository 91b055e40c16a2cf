import { ByteWriter } from '../delta-bytes.ts';
import type { ActorColumns } from './actor-columns.ts';
import { type Cells, countAt, PlacedCell } from './placed-cell.ts';

/** Topics of a block: who looks for one passes by as many. */
const BLOCK = 16;
/** Of a cell's first byte: its minute in the lower bits, whether its set is cut off, has one actor, and has as many actors as uses. */
const MINUTE = 0x1f;
const CUT = 0x20;
const SINGLE = 0x40;
const ONE_USE_EACH = 0x80;

/**
 * Cells that nothing is added to, by topic: its distance to the topic before it, how many cells it has, and the cells, as
 * bytes and varints; about eight bytes a cell beside its actors. The first topic of each block is found by bisection.
 */
export class PackedCells implements Cells {
  private readonly bytes: Uint8Array;
  private readonly firstTopics: Uint32Array;
  /** Where their blocks begin. */
  private readonly blocks: Uint32Array;

  /**
   * @param cells those to be packed
   * @param first minute that none of them is before; they are all of the 32 minutes from it on
   * @param actors where their actors stand
   */
  constructor(
    cells: Cells,
    private readonly first: number,
    private readonly actors: ActorColumns,
  ) {
    const topics = Uint32Array.from(cells.topics()).sort();
    const writer = new ByteWriter();
    this.firstTopics = topics.filter((_, index) => index % BLOCK === 0);
    this.blocks = new Uint32Array(this.firstTopics.length);
    for (const [index, topic] of topics.entries()) {
      if (index % BLOCK === 0) this.blocks[index / BLOCK] = writer.bytes().length;
      else writer.varint(topic - (topics[index - 1] as number));
      const own = [...cells.cellsOf(topic)];
      writer.varint(own.length);
      for (const cell of own) this.write(writer, cell);
    }
    // The writer's buffer is up to twice as large.
    this.bytes = Uint8Array.from(writer.bytes());
  }

  has(topic: number): boolean {
    return this.find(topic) !== undefined;
  }

  *topics(): Iterable<number> {
    for (const [block, first] of this.firstTopics.entries()) {
      const end = this.endOf(block);
      const reader = this.readerOf(block);
      for (let topic = first; ; topic += reader.varint()) {
        yield topic;
        reader.skip();
        if (reader.at >= end) break;
      }
    }
  }

  *cellsOf(topic: number): Iterable<PlacedCell> {
    const reader = this.find(topic);
    while (reader?.next() === true)
      yield new PlacedCell(this.first + reader.minute, reader.uses, reader.length, reader.cut, reader.place, this.actors);
  }

  sumOf(topic: number, from: number, to: number): number {
    const reader = this.find(topic);
    let sum = 0;
    while (reader?.next() === true) {
      const minute = this.first + reader.minute;
      if (minute >= from && minute <= to) sum += countAt(this.actors, reader.place, reader.length, reader.cut);
    }
    return sum;
  }

  private write(writer: ByteWriter, { minute, uses, length, cut, place }: PlacedCell): void {
    const [single, oneUseEach] = [length === 1, uses === length];
    writer.byte((minute - this.first) | (cut ? CUT : 0) | (single ? SINGLE : 0) | (oneUseEach ? ONE_USE_EACH : 0));
    if (!single) writer.byte(length);
    if (!oneUseEach) writer.varint(uses);
    writer.varint(place);
  }

  /** Before the first cell of `topic`. */
  private find(topic: number): CellReader | undefined {
    const block = lastNotAbove(this.firstTopics, topic);
    if (block < 0) return undefined;
    const end = this.endOf(block);
    const reader = this.readerOf(block);
    let each = this.firstTopics[block] as number;
    while (each < topic) {
      reader.skip();
      if (reader.at >= end) return undefined;
      each += reader.varint();
    }
    reader.begin();
    return each === topic ? reader : undefined;
  }

  private readerOf(block: number): CellReader {
    return new CellReader(this.bytes, this.blocks[block] as number);
  }

  private endOf(block: number): number {
    return this.blocks[block + 1] ?? this.bytes.length;
  }
}

/** Reads one cell after the other, without an object for each. */
class CellReader {
  /** Since the first one of its stretch. */
  minute = 0;
  uses = 0;
  length = 0;
  cut = false;
  place = 0;

  private left = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** Reads how many cells follow. */
  begin(): void {
    this.left = this.varint();
  }

  /** @returns false where no cell of the topic is left */
  next(): boolean {
    if (this.left === 0) return false;
    this.left -= 1;
    const head = this.byte();
    this.minute = head & MINUTE;
    this.cut = (head & CUT) !== 0;
    this.length = (head & SINGLE) === 0 ? this.byte() : 1;
    this.uses = (head & ONE_USE_EACH) === 0 ? this.varint() : this.length;
    this.place = this.varint();
    return true;
  }

  /** Passes by the cells of a topic. */
  skip(): void {
    this.begin();
    while (this.next());
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  private byte(): number {
    const byte = this.bytes[this.at] as number;
    this.at += 1;
    return byte;
  }
}

/** Where the last one of ascending numbers stands that is not above `number`; -1: there is none. */
function lastNotAbove(numbers: Uint32Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
