import { type ByteReader, type ByteWriter, MalformedBytesError } from './delta-bytes.ts';

/** The distinct strings of a delta: written once, referred to by index. */
export class StringTable {
  private readonly indexes = new Map<string, number>();
  private readonly strings: string[] = [];

  /** The index of `text`, which it takes in where it is new. */
  indexOf(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    this.indexes.set(text, this.strings.length);
    return this.strings.push(text) - 1;
  }

  /** @throws MalformedBytesError when there is none */
  at(index: number): string {
    const text = this.strings[index];
    if (text === undefined) throw new MalformedBytesError(`a delta refers to string ${index}, which it lacks`);
    return text;
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
}
