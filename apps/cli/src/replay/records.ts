import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Transform, type Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { CommandError } from '../terminal/errors.ts';

/** One record of a file of one's own, or what is wrong with it. */
export type FileRecord =
  { readonly line: number; readonly value: Readonly<Record<string, unknown>> } | { readonly line: number; readonly problem: string };

export interface RecordFile {
  readonly records: AsyncIterable<FileRecord>;
  /** Part of the file that was read, 0 to 1. */
  readonly progress: () => number;
}

export const FORMATS = ['ndjson', 'csv', 'tsv'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Opens a file to be read once, whatever its size.
 * @param format absent: by the name's ending, NDJSON where it tells nothing
 * @throws CommandError when it cannot be read
 */
export async function openRecords(path: string, format: Format = formatOf(path)): Promise<RecordFile> {
  const size = await sizeOf(path);
  let read = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      done(null, chunk);
    },
  });
  const file = createReadStream(path);
  file.on('error', (error) => counted.destroy(error));
  const bytes = file.pipe(counted);
  return { records: format === 'ndjson' ? jsonLines(bytes) : rows(bytes, format), progress: () => (size === 0 ? 1 : read / size) };
}

function formatOf(path: string): Format {
  return FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? 'ndjson';
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path);
    return size;
  } catch {
    throw new CommandError(`There is no file ${path}, or it may not be read`);
  }
}

async function* jsonLines(bytes: Readable): AsyncGenerator<FileRecord> {
  let line = 0;
  for await (const text of createInterface({ input: bytes, crlfDelay: Infinity })) {
    line += 1;
    // A byte order mark is white space to trim().
    if (text.trim() !== '') yield jsonRecord(text.trim(), line);
  }
}

function jsonRecord(text: string, line: number): FileRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, value: value as Record<string, unknown> };
    return { line, problem: 'not a JSON object' };
  } catch {
    return { line, problem: 'not JSON' };
  }
}

async function* rows(bytes: Readable, format: 'csv' | 'tsv'): AsyncGenerator<FileRecord> {
  const parser = bytes.pipe(
    parse({
      columns: true,
      bom: true,
      delimiter: format === 'csv' ? ',' : '\t',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }),
  );
  bytes.on('error', (error) => parser.destroy(error));
  for await (const row of parser) {
    const { record, info } = row as { record: Record<string, string>; info: { lines: number } };
    yield { line: info.lines, value: record };
  }
}
