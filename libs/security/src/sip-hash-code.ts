import {
  add,
  addInt,
  and,
  andInt,
  type Code,
  equal,
  get,
  int,
  INT,
  load,
  long,
  LONG,
  moduleOf,
  NUMBER,
  or,
  repeat,
  rotate,
  set,
  shift,
  shiftInt,
  subtract,
  toNumber,
  widen,
  xor,
} from './wasm-code.ts';

const [START, LENGTH, END, V0, V1, V2, V3, WORD] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * SipHash-2-4 as `SipHash` has it, for bytes in a memory of WebAssembly, which knows words of 64 bits:
 * five times as fast. `hash(start, length)` gives the lower 48 bits as a number. It may read up to 7
 * bytes beyond the end, and makes nothing of them.
 * @param key 16 bytes
 */
export function sipHashModule(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = key;
  const words = new DataView(buffer, byteOffset, 16);
  return moduleOf([
    {
      name: 'hash',
      parameters: [INT, INT],
      result: [NUMBER],
      locals: [
        [1, INT],
        [5, LONG],
      ],
      body: bodyOf(words.getBigUint64(0, true), words.getBigUint64(8, true)),
    },
  ]);
}

function bodyOf(k0: bigint, k1: bigint): Code {
  return [
    ...long(k0 ^ 0x736f_6d65_7073_6575n),
    ...set(V0),
    ...long(k1 ^ 0x646f_7261_6e64_6f6dn),
    ...set(V1),
    ...long(k0 ^ 0x6c79_6765_6e65_7261n),
    ...set(V2),
    ...long(k1 ^ 0x7465_6462_7974_6573n),
    ...set(V3),
    ...get(START),
    ...get(LENGTH),
    ...int(-8),
    ...andInt,
    ...addInt,
    ...set(END),
    ...repeat(
      [...get(START), ...get(END), ...equal],
      [...get(START), ...load, ...set(WORD), ...absorbed(), ...get(START), ...int(8), ...addInt, ...set(START)],
    ),
    ...lastWord(),
    ...absorbed(),
    ...get(V2),
    ...long(0xffn),
    ...xor,
    ...set(V2),
    ...round(),
    ...round(),
    ...round(),
    ...round(),
    ...get(V0),
    ...get(V1),
    ...xor,
    ...get(V2),
    ...xor,
    ...get(V3),
    ...xor,
    ...long(0xffff_ffff_ffffn),
    ...and,
    ...toNumber,
  ];
}

/** The bytes after the last whole word, and above them the length. */
function lastWord(): Code {
  const bits = [...get(LENGTH), ...int(7), ...andInt, ...int(3), ...shiftInt, ...widen];
  const mask = [...long(1n), ...bits, ...shift, ...long(1n), ...subtract];
  return [...get(START), ...load, ...mask, ...and, ...get(LENGTH), ...widen, ...long(56n), ...shift, ...or, ...set(WORD)];
}

function absorbed(): Code {
  return [...get(V3), ...get(WORD), ...xor, ...set(V3), ...round(), ...round(), ...get(V0), ...get(WORD), ...xor, ...set(V0)];
}

function round(): Code {
  return [
    ...sum(V0, V1),
    ...turned(V1, 13, V0),
    ...half(V0),
    ...sum(V2, V3),
    ...turned(V3, 16, V2),
    ...sum(V0, V3),
    ...turned(V3, 21, V0),
    ...sum(V2, V1),
    ...turned(V1, 17, V2),
    ...half(V2),
  ];
}

function sum(one: number, other: number): Code {
  return [...get(one), ...get(other), ...add, ...set(one)];
}

function turned(one: number, bits: number, other: number): Code {
  return [...get(one), ...long(BigInt(bits)), ...rotate, ...get(other), ...xor, ...set(one)];
}

function half(one: number): Code {
  return [...get(one), ...long(32n), ...rotate, ...set(one)];
}
