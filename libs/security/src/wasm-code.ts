/** Instructions of WebAssembly as bytes, as far as hashing needs them (W3C, "WebAssembly Core Specification", chapter 5). */
export type Code = readonly number[];

const SIGN = 0x40;
const MORE = 0x80;

/** An unsigned integer, 7 bits a byte. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= MORE; rest >>>= 7) bytes.push((rest & 0x7f) | MORE);
  return [...bytes, rest];
}

/** A signed integer of 64 bits, 7 bits a byte. */
function signed(value: bigint): Code {
  const bytes: number[] = [];
  for (let rest = BigInt.asIntN(64, value); ; rest >>= 7n) {
    const byte = Number(rest & 0x7fn);
    const isLast = (byte & SIGN) === 0 ? rest >> 6n === 0n : rest >> 6n === -1n;
    bytes.push(isLast ? byte : byte | MORE);
    if (isLast) return bytes;
  }
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const int = (value: number): Code => [0x41, ...signed(BigInt(value))];
export const long = (value: bigint): Code => [0x42, ...signed(value)];

export const equal: Code = [0x46];
export const addInt: Code = [0x6a];
export const andInt: Code = [0x71];
export const shiftInt: Code = [0x74];
export const add: Code = [0x7c];
export const subtract: Code = [0x7d];
export const and: Code = [0x83];
export const or: Code = [0x84];
export const xor: Code = [0x85];
export const shift: Code = [0x86];
export const rotate: Code = [0x89];
/** An integer of 32 bits, unsigned, as one of 64. */
export const widen: Code = [0xad];
/** An integer of 64 bits, unsigned, as a number of JavaScript. */
export const toNumber: Code = [0xba];
/** 64 bits from any address. */
export const load: Code = [0x29, 0, 0];

/** Repeats `body` while `until` leaves 0. */
export function repeat(until: Code, body: Code): Code {
  const [block, loop, leave, again, end] = [[0x02, 0x40], [0x03, 0x40], [0x0d, 1], [0x0c, 0], [0x0b]];
  return [
    ...(block as Code),
    ...(loop as Code),
    ...until,
    ...(leave as Code),
    ...body,
    ...(again as Code),
    ...(end as Code),
    ...(end as Code),
  ];
}

export const INT = 0x7f;
export const LONG = 0x7e;
export const NUMBER = 0x7c;

export interface WasmFunction {
  readonly name: string;
  readonly parameters: Code;
  readonly result: Code;
  /** Variables beside the parameters: how many, of which type. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: Code;
}

/** The bytes of a module with these functions, over the memory that it imports as `host.memory`. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, result }) => [0x60, ...counted(parameters), ...counted(result)]);
  const exported = functions.map(({ name }, index) => [...text(name), 0, index]);
  const bodies = functions.map(({ locals, body }) => {
    const declared = locals.flatMap(([count, type]) => [...unsigned(count), type]);
    return counted([...unsigned(locals.length), ...declared, ...body, 0x0b]);
  });
  return Uint8Array.from([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, list(types)),
    ...section(2, list([[...text('host'), ...text('memory'), 2, 0, 0]])),
    ...section(3, list(functions.map((_, index) => [index]))),
    ...section(7, list(exported)),
    ...section(10, list(bodies)),
  ]);
}

function section(id: number, content: Code): Code {
  return [id, ...counted(content)];
}

function list(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function counted(bytes: Code): Code {
  return [...unsigned(bytes.length), ...bytes];
}

function text(name: string): Code {
  return counted([...Buffer.from(name)]);
}
