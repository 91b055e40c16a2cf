import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RefusedRowsError } from '@groundswell/warehouse';

/** Names of columns are short, and there are few. */
const LONGEST_HEADER = 4_096;
const NEWLINE = 10;

/** A landed object as it is read: the columns that it has, and the bytes of its rows. */
export interface LandedLines {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Uint8Array>;
}

/**
 * Reads a landed object without holding more of it than a piece.
 * @param bytes of the object, or its beginning where the columns alone are wanted
 * @throws RefusedRowsError when they are no gzip, or begin with no header; also from `rows`
 */
export async function landedLines(bytes: AsyncIterable<Uint8Array>): Promise<LandedLines> {
  const pieces = unpacked(bytes)[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && head.length <= LONGEST_HEADER) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
    end = head.indexOf(NEWLINE);
  }
  const columns = head.subarray(0, Math.max(0, end)).toString().trimEnd().split(',');
  if (end < 0 || !columns.every((name) => /^[a-z][a-z_]*$/.test(name))) {
    await pieces.return?.(undefined);
    throw new RefusedRowsError('a landed object begins with no header');
  }
  return { columns, rows: rest(head.subarray(end + 1), pieces) };
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.(undefined);
  }
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error;
    throw new RefusedRowsError('a landed object is torn', { cause: error });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
