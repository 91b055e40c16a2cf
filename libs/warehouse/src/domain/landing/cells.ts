import type { Column } from '../model/table.ts';

/** What a row says in a column: an object or a list stands as JSON, null and the empty text as nothing. */
export type Cell = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Bytes of a value where its column says nothing: VARCHAR of Redshift. */
const MOST_BYTES = 65_535;

/** Thrown for a value that no column takes. Says which column, never what it holds. */
export class UnfitCellError extends Error {
  override readonly name = 'UnfitCellError';
}

/** ISO 8601, UTC, with milliseconds. @throws UnfitCellError where it is no time */
export function timeCell(at: number | undefined, column = 'a time'): string | null {
  if (at === undefined) return null;
  const date = new Date(at);
  // Years of more than four digits sort before others, and no warehouse takes them.
  if (!(at >= 0) || !(date.getTime() < Date.UTC(10_000, 0))) throw new UnfitCellError(`${column} is not a time`);
  return date.toISOString();
}

/** Text as every reader takes it: without NUL, and with whole characters only. */
export function cleanText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** The same of every text and name in a value. */
export function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [cleanText(name), cleanDeep(member)]));
}

/**
 * The text of a field; the empty one for nothing.
 * @throws UnfitCellError for what is missing or too large for its column, or is no number
 */
export function fieldOf({ name, type, nullable, maxBytes = MOST_BYTES }: Column, cell: Cell): string {
  if (cell === null || cell === '') {
    if (nullable !== true) throw new UnfitCellError(`${name} is missing`);
    return '';
  }
  if (typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new UnfitCellError(`${name} is not a number`);
    if ((type === 'integer' || type === 'bigint') && !Number.isSafeInteger(cell)) throw new UnfitCellError(`${name} is not whole`);
    return String(cell);
  }
  const text = typeof cell === 'string' ? cleanText(cell) : JSON.stringify(cleanDeep(cell));
  if (text === '' && nullable !== true) throw new UnfitCellError(`${name} is missing`);
  // No character has more than three bytes for each of its units.
  if (text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes) throw new UnfitCellError(`${name} has more than ${maxBytes} bytes`);
  return text;
}
