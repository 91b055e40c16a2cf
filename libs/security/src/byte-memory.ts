import { type WasmMemory, webAssembly } from './web-assembly.ts';

/** A page of WebAssembly's memory. */
const PAGE = 65_536;
/** Bytes after the last one that may be read, though nothing is there. */
const SLACK = 64;

/**
 * Bytes that hashes are taken of where they lie (`KeyedHash#over`). `bytes` and `view` are replaced when
 * it grows: read them anew after `reserve`.
 */
export class ByteMemory {
  readonly memory: WasmMemory = new webAssembly.Memory({ initial: 1 });
  bytes = new Uint8Array(this.memory.buffer);
  view = new DataView(this.memory.buffer);

  /** Makes room for `length` bytes keeping what is there. */
  reserve(length: number): void {
    const missing = length + SLACK - this.bytes.length;
    if (missing <= 0) return;
    this.memory.grow(Math.ceil(missing / PAGE));
    this.bytes = new Uint8Array(this.memory.buffer);
    this.view = new DataView(this.memory.buffer);
  }
}
