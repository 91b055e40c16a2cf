import type { ByteWriter } from '../delta-bytes.ts';
import type { ByteTable } from './byte-table.ts';

/** The strings of a delta in the order in which they are first referred to: `StringTable` for what a batch was read into. */
export class StringNumbers {
  /** Numbers in the batch's table, in their order in the delta. */
  readonly order: Int32Array;
  count = 0;
  private readonly numbers: Int32Array;

  constructor(private readonly strings: ByteTable) {
    this.order = new Int32Array(strings.size);
    this.numbers = new Int32Array(strings.size);
  }

  refer(writer: ByteWriter, string: number): void {
    const number = this.numbers[string] as number;
    if (number !== 0) return writer.varint(number);
    this.order[this.count] = string;
    this.count += 1;
    this.numbers[string] = this.count;
    writer.byte(0);
  }

  write(writer: ByteWriter): void {
    writer.varint(this.count);
    const { bytes } = this.strings;
    for (let index = 0; index < this.count; index += 1) {
      const string = this.order[index] as number;
      const start = this.strings.start(string);
      const length = this.strings.length(string);
      writer.varint(length);
      writer.copy(bytes, start, length);
    }
  }
}
