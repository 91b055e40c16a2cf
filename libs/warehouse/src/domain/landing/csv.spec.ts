import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../model/table.ts';
import { cleanText, fieldOf, timeCell } from './cells.ts';
import { decodeCsv, encodeCsv, packCsv, unpackCsv } from './csv.ts';

const HARD = [
  '\0',
  '"',
  '""',
  ',',
  '\n',
  '\r',
  '\r\n',
  '😀',
  '\ud83d',
  '\udc00',
  '\u202e',
  '\u200f',
  ' ',
  '\\',
  '\\N',
  "'",
  ';',
  'é',
  '\ufeff',
];
const texts = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'binary' })), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string(),
);
const column = (changes: Partial<Column> = {}): Column => ({ name: 'c', type: 'text', meaning: '', nullable: true, ...changes });

describe('landed CSV', () => {
  it('gives back every text, but for NUL and halves of characters', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { maxLength: 5 }), (rows) => {
        const fields = rows.map((row) => row.map((text) => fieldOf(column(), text)));
        const back = decodeCsv(unpackCsv(packCsv(encodeCsv(['a', 'b'], fields))));
        expect(back).toEqual([['a', 'b'], ...rows.map((row) => row.map(cleanText))]);
        expect(back.flat().every((text) => text.isWellFormed() && !text.includes('\0'))).toBe(true);
      }),
    );
  });

  it('gives back JSON, with every text in it clean', () => {
    fc.assert(
      fc.property(fc.jsonValue(), texts, (value, text) => {
        const field = fieldOf(column({ type: 'json' }), { value, text: [text] });
        const [, [back = ''] = []] = decodeCsv(encodeCsv(['a'], [[field]]));
        expect((JSON.parse(back) as { text: string[] }).text).toEqual([cleanText(text)]);
        expect(back).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
    );
  });

  it('writes the same bytes for the same rows', () => {
    expect(packCsv('a,b\n')).toEqual(packCsv('a,b\n'));
  });
});

describe('a field', () => {
  it('says which column is too large, missing or of another type, and never what it holds', () => {
    const long = 'ü'.repeat(6);
    expect(() => fieldOf(column({ maxBytes: 11 }), long)).toThrow(/^c has more than 11 bytes$/);
    expect(fieldOf(column({ maxBytes: 12 }), long)).toBe(long);
    const { nullable: _nullable, ...needed } = column();
    for (const nothing of [null, '', '\0']) expect(() => fieldOf(needed, nothing)).toThrow(/^c is missing$/);
    expect(() => fieldOf(column({ type: 'double' }), Number.NaN)).toThrow(/^c is not a number$/);
    expect(() => fieldOf(column({ type: 'integer' }), 1.5)).toThrow(/^c is not whole$/);
    for (const at of [-1, Number.NaN, 8.64e15, Date.UTC(10_000, 0)]) expect(() => timeCell(at, 'c')).toThrow(/^c is not a time$/);
    expect(timeCell(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});
