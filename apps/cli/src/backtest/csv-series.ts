import { DAY, SECOND } from '@groundswell/kernel';
import { openRecords } from '../replay/records.ts';
import { parseTime } from '../replay/times.ts';
import { CommandError } from '../terminal/errors.ts';

/** A series as it stands in a file. */
export interface CsvSeries {
  /** Width of a bin, milliseconds. */
  readonly width: number;
  readonly rows: readonly CsvRow[];
  /** Bins that the file leaves out between its first and its last row. */
  readonly missing: number;
}

export interface CsvRow {
  readonly line: number;
  /** As the file says it. */
  readonly timestamp: string;
  readonly value: string;
  /** Epoch milliseconds at which the bin begins; a time without a zone is taken as UTC. */
  readonly at: number;
  readonly people: number;
  /** Bins that are left out before this one. */
  readonly gap: number;
}

type TimedRow = Omit<CsvRow, 'gap'>;

const NARROWEST = SECOND;
const WIDEST = DAY;
/** How far, in parts of a bin, a row may lie from where its bin begins. */
const TOLERANCE = 0.25;
/** Bins that may be missing between two rows: each is replayed, and a slip in a year makes millions of them. */
const MOST_MISSING = 1_000_000;

/**
 * Reads a series with the columns `timestamp` and `value`; others are left alone. The width of a bin
 * is the distance at which most rows follow each other.
 * @param onProgress part of the file that was read, 0 to 1
 * @throws CommandError that names the line, when it is no series in bins of one width
 */
export async function readCsvSeries(path: string, onProgress: (done: number) => void): Promise<CsvSeries> {
  const rows: TimedRow[] = [];
  const file = await openRecords(path, 'csv');
  for await (const record of file.records) {
    if ('problem' in record) throw problem(path, record.line, record.problem);
    rows.push(timedRow(path, record.line, record.value, rows.at(-1)));
    if (rows.length % 10_000 === 0) onProgress(file.progress());
  }
  const width = widthOf(path, rows);
  const binned = rows.map((row, index) => ({ ...row, gap: gapBefore(path, row, rows[index - 1], width) }));
  return { width, rows: binned, missing: binned.reduce((sum, { gap }) => sum + gap, 0) };
}

function timedRow(path: string, line: number, record: Readonly<Record<string, unknown>>, before: TimedRow | undefined): TimedRow {
  const [timestamp, value] = [textOf(path, line, record, 'timestamp'), textOf(path, line, record, 'value')];
  const at = parseTime(timestamp);
  if (at === undefined) throw problem(path, line, `"${timestamp}" is no time`);
  const people = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(people) || people < 0) throw problem(path, line, `"${value}" is no count (a number, 0 or more)`);
  if (before !== undefined && at === before.at) throw problem(path, line, `the same time as in line ${before.line}: a bin has one row`);
  if (before !== undefined && at < before.at) throw problem(path, line, `earlier than line ${before.line}: sort the rows by time`);
  return { line, timestamp, value, at, people };
}

function textOf(path: string, line: number, record: Readonly<Record<string, unknown>>, column: string): string {
  const name = Object.keys(record).find((known) => known.trim().toLowerCase() === column);
  if (name === undefined) throw problem(path, line, `there is no ${column}: the header must name the columns timestamp and value`);
  return String(record[name]);
}

function widthOf(path: string, rows: readonly TimedRow[]): number {
  const counts = new Map<number, number>();
  for (const [index, { at }] of rows.entries()) {
    const before = rows[index - 1];
    if (before !== undefined) counts.set(at - before.at, (counts.get(at - before.at) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, times], [other, otherTimes]) => otherTimes - times || one - other);
  if (most === undefined) throw new CommandError(`${path} has fewer than two rows: there is nothing to learn from`);
  const [width] = most;
  if (width < NARROWEST || width > WIDEST)
    throw new CommandError(`${path} has bins of ${width / SECOND} s; they must be a second to a day wide`);
  return width;
}

function gapBefore(path: string, { line, at }: TimedRow, before: TimedRow | undefined, width: number): number {
  if (before === undefined) return 0;
  const bins = Math.round((at - before.at) / width);
  if (bins < 1 || Math.abs(at - before.at - bins * width) > TOLERANCE * width)
    throw problem(path, line, `${(at - before.at) / SECOND} s after the row before it, where bins are ${width / SECOND} s wide`);
  if (bins > MOST_MISSING)
    throw problem(path, line, `${((at - before.at) / DAY).toFixed(2)} days after the row before it: more than a million bins are missing`);
  return bins - 1;
}

function problem(path: string, line: number, words: string): CommandError {
  return new CommandError(`${path}, line ${line}: ${words}`);
}
