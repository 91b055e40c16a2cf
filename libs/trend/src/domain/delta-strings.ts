import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';

/**
 * The distinct strings of a delta, in the order in which they are first referred to. A reference is
 * 0 for the next new string, else its number from 1: most are 0, which compresses to nothing, and what
 * is used much comes early, so that its number is small.
 */
export class StringTable implements Iterable<string> {
  private readonly indexes = new Map<string, number>();
  private readonly strings: string[] = [];
  /** Strings that were referred to so far, while reading. */
  private known = 0;

  /** Writes a reference to `text`, which it takes in where it is new. */
  refer(writer: ByteWriter, text: string): void {
    const index = this.indexes.get(text);
    if (index !== undefined) return writer.varint(index + 1);
    this.add(text);
    writer.byte(0);
  }

  /** Its number from 0; undefined where nothing referred to it yet. */
  numberOf(text: string): number | undefined {
    return this.indexes.get(text);
  }

  /** Takes `text` in where it is new, without a reference. */
  include(text: string): void {
    if (!this.indexes.has(text)) this.add(text);
  }

  /** @throws MalformedBytesError when it refers to a string that the table lacks */
  resolve(reader: ByteReader): string {
    const number = reader.varint();
    return number === 0 ? this.next() : this.at(number - 1);
  }

  /** The string that is new next. @throws MalformedBytesError when the table lacks it; so does `at` */
  next(): string {
    this.known += 1;
    return this.at(this.known - 1);
  }

  /** The same as version 1 of the delta had it, where a reference told how far back a string stands. */
  resolveBack(reader: ByteReader): string {
    const back = reader.varint();
    if (back === 0) this.known += 1;
    return this.at(back === 0 ? this.known - 1 : this.known - back);
  }

  /** The string of a number, from 0. */
  at(index: number): string {
    const text = this.strings[index];
    if (text === undefined) throw new MalformedBytesError('a delta refers to a string that it lacks');
    return text;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.strings[Symbol.iterator]();
  }

  write(writer: ByteWriter): void {
    writer.varint(this.strings.length);
    for (const text of this.strings) writer.string(text);
  }

  static read(reader: ByteReader): StringTable {
    const table = new StringTable();
    for (let rest = reader.count(); rest > 0; rest -= 1) table.strings.push(reader.string());
    return table;
  }

  private add(text: string): void {
    this.indexes.set(text, this.strings.length);
    this.strings.push(text);
  }
}
