import type { Column, Target } from './table.ts';

/** Digits of a record's sequence number in landed rows and keys: as text they compare like the numbers do. */
export const SEQUENCE_DIGITS = 60;
/** Digits of a line's number within its record. */
export const LINE_DIGITS = 6;

/** What every landed row begins with, and the warehouse's tables don't have. */
export const ORIGIN_COLUMNS: readonly Column[] = [
  { name: 'shard', type: 'text', maxBytes: 256, meaning: 'Where the record came from: `ORIGIN/SHARD`.' },
  {
    name: 'sequence',
    type: 'text',
    maxBytes: SEQUENCE_DIGITS + 1 + LINE_DIGITS,
    meaning: 'Place of the row in its shard: 60 digits of the record, a point, 6 digits of the line in it. Unique in its shard.',
  },
];

/** Columns of a landed object of `target`, in order. */
export function landedColumns(target: Target): readonly Column[] {
  return [...ORIGIN_COLUMNS, ...target.columns];
}

/** The first line of a landed object of `target`, field by field. */
export function landedHeader(target: Target): readonly string[] {
  return landedColumns(target).map(({ name }) => name);
}

/**
 * `sequence` of a landed row.
 * @param record sequence number of the record in its shard, decimal
 * @param line of the row within the record, from 0
 */
export function landedSequence(record: string, line: number): string {
  return `${record.padStart(SEQUENCE_DIGITS, '0')}.${String(line).padStart(LINE_DIGITS, '0')}`;
}
