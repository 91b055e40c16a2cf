/** Thrown when stored bytes are not what their version promises: cut short, damaged, or of a version to come. */
export class MalformedBytesError extends Error {
  override readonly name = 'MalformedBytesError';
}

/** Appends numbers and strings to a growing buffer. */
export class ByteWriter {
  private buffer: Buffer;
  private end = 0;

  constructor(capacity = 1_024) {
    this.buffer = Buffer.allocUnsafe(capacity);
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.end++] = value;
  }

  /** An integer from 0 to 2^53 - 1, 7 bits a byte, low bits first (LEB128). */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.end++] = (rest % 0x80) | 0x80;
      rest = rest < 0x8000_0000 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    this.buffer[this.end++] = rest;
  }

  /** An integer of either sign, small ones short (zigzag). */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** An integer in `width` bytes, 4 at most, low byte first. */
  whole(value: number, width: number): void {
    this.reserve(width);
    this.end = this.buffer.writeUIntLE(value, this.end, width);
  }

  /** UTF-8 after its length in bytes. */
  string(text: string): void {
    const length = Buffer.byteLength(text);
    this.varint(length);
    this.reserve(length);
    this.buffer.write(text, this.end);
    this.end += length;
  }

  /** Bytes after their number. */
  block(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** `length` bytes of `bytes` from `start` on; quicker than `raw` for a few. */
  copy(bytes: Uint8Array, start: number, length: number): void {
    this.reserve(length);
    const { buffer, end } = this;
    for (let index = 0; index < length; index += 1) buffer[end + index] = bytes[start + index] as number;
    this.end = end + length;
  }

  /** What was written; shares memory with the writer, which is done with. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.end);
  }

  private reserve(count: number): void {
    if (this.end + count <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.end + count, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, this.end));
    this.buffer = larger;
  }
}

/** Reads what `ByteWriter` wrote. Every method throws MalformedBytesError when the bytes end early. */
export class ByteReader {
  private at = 0;
  private readonly buffer: Buffer;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get ended(): boolean {
    return this.at >= this.buffer.length;
  }

  byte(): number {
    const value = this.buffer[this.at++];
    if (value === undefined) throw new MalformedBytesError(`ends early, at byte ${this.at - 1}`);
    return value;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
      if (scale > 2 ** 49) throw new MalformedBytesError(`holds a number that is too long, at byte ${this.at}`);
    }
    if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytesError(`holds a number that is too large, at byte ${this.at}`);
    return value;
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** What `ByteWriter.whole` wrote. */
  whole(width: number): number {
    if (width > this.buffer.length - this.at) throw new MalformedBytesError(`ends early, at byte ${this.at}`);
    this.at += width;
    return this.buffer.readUIntLE(this.at - width, width);
  }

  string(): string {
    const start = this.at;
    const length = this.varint();
    const from = this.at;
    if (length > this.buffer.length - from) throw new MalformedBytesError(`holds a text that ends after it, at byte ${start}`);
    this.at += length;
    return this.buffer.toString('utf8', from, this.at);
  }

  block(): Uint8Array {
    return this.raw(this.varint());
  }

  raw(length: number): Uint8Array {
    if (length > this.buffer.length - this.at) throw new MalformedBytesError(`ends early, at byte ${this.at}`);
    this.at += length;
    return this.buffer.subarray(this.at - length, this.at);
  }

  rest(): Uint8Array {
    return this.raw(this.buffer.length - this.at);
  }

  /** A count of things that take at least `size` bytes each: more than fit are refused before memory is taken for them. */
  count(size = 1): number {
    const value = this.varint();
    this.expect(value * size);
    return value;
  }

  /** @throws MalformedBytesError when less than `length` bytes are left */
  expect(length: number): void {
    if (length > this.buffer.length - this.at) throw new MalformedBytesError(`promises ${length} bytes that it does not hold`);
  }
}
