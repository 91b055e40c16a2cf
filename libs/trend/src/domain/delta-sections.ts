import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter, MalformedBytesError } from './delta-bytes.ts';

/**
 * Parts of a delta's body that are compressed apart: bytes of one sort take an eighth less without those of
 * another between them, in less time. Hashes of actors do not compress and stay as they are.
 */
const SECTIONS = ['strings', 'actors', 'traits', 'columns', 'topics', 'totals', 'members'] as const;
const UNCOMPRESSED = 'actors';

type Section = (typeof SECTIONS)[number];
export type SectionWriters = Readonly<Record<Section, ByteWriter>>;
export type SectionReaders = Readonly<Record<Section, ByteReader>>;

/** A delta of a batch of 6 MB is far smaller; what claims more is damaged. */
const MAX_BYTES = 256 * 1_024 * 1_024;

/** @param capacity bytes that a section has room for from the start */
export function newSections(capacity = 1_024): SectionWriters {
  return sectionsOf(() => new ByteWriter(capacity));
}

/** @param level of zstd */
export function writeSections(writer: ByteWriter, sections: SectionWriters, level: number): void {
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  for (const section of SECTIONS) {
    const bytes = sections[section].bytes();
    writer.block(section === UNCOMPRESSED || bytes.length === 0 ? bytes : zstdCompressSync(bytes, { params }));
  }
}

/** @throws MalformedBytesError when they are damaged */
export function readSections(reader: ByteReader): SectionReaders {
  return sectionsOf((section) => {
    const bytes = reader.block();
    return new ByteReader(section === UNCOMPRESSED || bytes.length === 0 ? bytes : decompress(bytes));
  });
}

/** The same of a version that compressed all as one: they are read in the order in which they stand there. */
export function readUndivided(reader: ByteReader): SectionReaders {
  const whole = new ByteReader(decompress(reader.rest()));
  return sectionsOf(() => whole);
}

/** @throws MalformedBytesError when something is left in one */
export function expectEnded(sections: SectionReaders): void {
  for (const section of SECTIONS) if (!sections[section].ended) throw new MalformedBytesError('a delta has bytes after its end');
}

function sectionsOf<Bytes>(make: (section: Section) => Bytes): Readonly<Record<Section, Bytes>> {
  return Object.fromEntries(SECTIONS.map((section) => [section, make(section)])) as Readonly<Record<Section, Bytes>>;
}

function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return zstdDecompressSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw new MalformedBytesError('a delta has a body that cannot be decompressed', { cause: error });
  }
}
