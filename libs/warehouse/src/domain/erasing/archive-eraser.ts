import { type Clock, MINUTE } from '@groundswell/kernel';
import { Eraser, type ErasureOrder, ErasureUnfinishedError, STILL_WRITTEN } from '@groundswell/privacy';
import type { Archive } from '../landing/archive.ts';
import { decodeCsv, encodeCsv, packCsv, unpackCsv } from '../landing/csv.ts';
import { landedPrefix } from '../landing/landed-object.ts';
import { isWhose } from '../model/table.ts';
import { hashCell } from '../landing/pseudonyms.ts';

/** Beside what has landed: how far the archive was read for an order. */
const PROGRESS = 'erasing/';
/** Objects read at a time. */
const AT_ONCE = 16;

/**
 * Takes the rows of erased actors and accounts out of the archive. Reads all of it through; what a look does not get done the next
 * one goes on with, from a mark beside what has landed, which holds no more than the number of the order and the key of an object.
 */
export class ArchiveEraser extends Eraser {
  readonly name = 'archive';
  readonly ofPersons = false;
  override readonly after = STILL_WRITTEN;

  /** @param longest machine time that a look may take: less than the time limit of whoever looks */
  constructor(
    private readonly archive: Archive,
    private readonly machineClock: Clock,
    private readonly longest: number = 2 * MINUTE,
  ) {
    super();
  }

  /** @throws ErasureUnfinishedError when the time is up, and the next look has to go on */
  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    const began = this.machineClock.now();
    const people = orders.map(({ actor }) => hashCell(actor));
    let group: string[] = [];
    for await (const { key } of this.archive.list(landedPrefix(), await this.begunAt(people))) {
      group.push(key);
      if (group.length < AT_ONCE) continue;
      await this.takeOut(group, people);
      if (this.machineClock.now() - began >= this.longest) {
        await this.mark(people, key);
        throw new ErasureUnfinishedError();
      }
      group = [];
    }
    await this.takeOut(group, people);
    for (const person of people) await this.archive.remove(PROGRESS + person);
  }

  /** Where whoever has come least far stands; undefined: at the beginning. */
  private async begunAt(people: readonly string[]): Promise<string | undefined> {
    const marks = await Promise.all(people.map((person) => this.archive.read(PROGRESS + person)));
    const places = marks.map((mark) => (mark === undefined ? '' : Buffer.from(mark).toString()));
    return places.reduce((least, place) => (place < least ? place : least)) || undefined;
  }

  private async mark(people: readonly string[], key: string): Promise<void> {
    for (const person of people) await this.archive.put(PROGRESS + person, Buffer.from(key));
  }

  private async takeOut(keys: readonly string[], people: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.takeOutOf(key, people)));
  }

  private async takeOutOf(key: string, people: readonly string[]): Promise<void> {
    const bytes = await this.archive.read(key);
    const csv = bytes === undefined ? '' : unpackCsv(bytes);
    // Nearly no object holds any of them, and reading a text is cheaper than telling its fields apart.
    if (!people.some((person) => csv.includes(person))) return;
    const [header = [], ...rows] = decodeCsv(csv);
    const columns = header.flatMap((name, index) => (isWhose(name) ? [index] : []));
    const left = rows.filter((fields) => !columns.some((index) => people.includes(fields[index] ?? '')));
    if (left.length === 0) await this.archive.remove(key);
    else if (left.length < rows.length) await this.archive.put(key, packCsv(encodeCsv(header, left)));
  }
}
