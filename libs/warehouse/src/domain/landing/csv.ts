import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** RFC 4180 with a header line; lines end in LF, which COPY of either warehouse takes. */
export function encodeCsv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  let csv = `${header.join(',')}\n`;
  for (const fields of rows) csv += `${fields.map(quoted).join(',')}\n`;
  return csv;
}

/** All lines, the header first. @throws Error for what is no CSV */
export function decodeCsv(text: string): readonly (readonly string[])[] {
  return parse(text, { record_delimiter: '\n' });
}

/** Compressed; the same bytes for the same text, so that an object written twice is the same object. */
export function packCsv(csv: string): Uint8Array {
  return gzipSync(csv, { level: 6 });
}

/** @throws Error for what is not compressed */
export function unpackCsv(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString('utf8');
}

/** Nothing stands for nothing; whatever could be taken for a delimiter, or for the end of a field's blanks, stands in quotes. */
function quoted(field: string): string {
  return /[",\r\n\\]|^\s|\s$/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
