/** Memory that functions of WebAssembly work on. `buffer` is another one after it grew. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @param pages of 64 KB */
  grow(pages: number): number;
}

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** What is used of WebAssembly, whose types come with those of browsers only. */
interface WebAssemblyApi {
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => WasmInstance;
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
