import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, MalformedBytesError } from '../delta-bytes.ts';
import type { Heads } from './part.ts';

const MAX_BYTES = 256 * 1_024 * 1_024;

/** A version byte and the compressed bytes (zstd, level 3: these are read far more often than written). */
export function pack(version: number, body: Uint8Array): Uint8Array {
  const compressed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  return Buffer.concat([Uint8Array.of(version), compressed]);
}

/**
 * What `pack` was given.
 * @throws MalformedBytesError when the bytes are damaged or of another version
 */
export function unpack(what: string, version: number, bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== version) throw new MalformedBytesError(`${what} of version ${bytes[0]}, which this code does not know`);
  try {
    return zstdDecompressSync(bytes.subarray(1), { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw new MalformedBytesError(`${what} that cannot be decompressed`, { cause: error });
  }
}

export function writeHeads(writer: ByteWriter, heads: Heads): void {
  writer.varint(heads.size);
  for (const [shard, head] of heads) {
    writer.string(shard);
    writer.string(head);
  }
}

export function readHeads(reader: ByteReader): Heads {
  return new Map(Array.from({ length: reader.count(2) }, () => [reader.string(), reader.string()]));
}
