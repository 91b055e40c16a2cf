import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { InvalidInputError } from '@groundswell/kernel';
import { parse, scan } from 'secure-json-parse';
import { PayloadTooLargeError } from './input-errors.ts';

/** Levels of nesting that input may have: far beyond what any contract of ours needs. */
export const MAX_DEPTH = 64;

const UNSAFE = { protoAction: 'remove', constructorAction: 'remove' } as const;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads JSON that somebody sent. The depth is checked before anything is parsed, since what walks a
 * parsed value later may be recursive; keys that could reach a prototype (`__proto__`,
 * `constructor.prototype`) are dropped; errors never quote the input.
 * @throws InvalidInputError when it is not UTF-8, not JSON, or nested deeper than `maxDepth`
 */
export function parseJson(bytes: Buffer, maxDepth = MAX_DEPTH): unknown {
  if (!isUtf8(bytes)) throw new InvalidInputError('The body is not valid UTF-8');
  if (isDeeperThan(bytes, maxDepth)) throw new InvalidInputError(`The body is nested deeper than ${maxDepth} levels`);
  try {
    return parse(bytes, UNSAFE) as unknown;
  } catch {
    throw new InvalidInputError('The body is not valid JSON');
  }
}

/** Takes the keys that could reach a prototype (`__proto__`, `constructor.prototype`) out of a parsed value, at any depth. */
export function dropUnsafeKeys(value: object): void {
  scan(value, UNSAFE);
}

/** Whether JSON text opens more than `maxDepth` arrays and objects at once. Looks at bytes alone: it need not be valid. */
export function isDeeperThan(bytes: Uint8Array, maxDepth: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quoted) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}

/** Whether bytes are gzip, by their magic number (RFC 1952, 2.3.1): some SDKs compress without saying so. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip; other bytes are returned as they are.
 * @param maxBytes more than this is refused before it takes memory, however small it was packed
 * @throws PayloadTooLargeError when it unpacks to more than `maxBytes`
 * @throws InvalidInputError when it is damaged
 */
export function inflate(bytes: Buffer, maxBytes: number): Buffer {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new PayloadTooLargeError(maxBytes);
    throw new InvalidInputError('The body is not valid gzip');
  }
}
