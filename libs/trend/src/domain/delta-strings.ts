import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';

/**
 * The distinct strings of a delta, in the order in which they are first referred to. A reference is
 * 0 for the next new string, else how far back it stands: most are 0, which compresses to nothing.
 */
export class StringTable implements Iterable<string> {
  private readonly indexes = new Map<string, number>();
  private readonly strings: string[] = [];
  /** Strings that were referred to so far. */
  private known = 0;

  /** Writes a reference to `text`, which it takes in where it is new. */
  refer(writer: ByteWriter, text: string): void {
    const index = this.indexes.get(text);
    if (index !== undefined) return writer.varint(this.known - index);
    this.add(text);
    writer.byte(0);
  }

  /** Takes `text` in where it is new, without a reference. */
  include(text: string): void {
    if (!this.indexes.has(text)) this.add(text);
  }

  /** @throws MalformedBytesError when it refers to a string that the table lacks */
  resolve(reader: ByteReader): string {
    const back = reader.varint();
    if (back === 0) this.known += 1;
    const text = this.strings[back === 0 ? this.known - 1 : this.known - back];
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
    this.known = this.strings.push(text);
  }
}
