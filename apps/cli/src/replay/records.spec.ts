import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRecords, type FileRecord, type Format } from './records.ts';

async function read(name: string, content: string, format?: Format): Promise<readonly FileRecord[]> {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  const file = await openRecords(join(folder, name), format);
  const records: FileRecord[] = [];
  for await (const record of file.records) records.push(record);
  expect(file.progress()).toBe(1);
  return records;
}

describe('openRecords', () => {
  it('reads JSON lines, empty ones and line ends of any kind aside, and tells which are none', async () => {
    expect(await read('a.ndjson', '\uFEFF{"a":1}\r\n\n{"a":\n[1]\n{"a":2}')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 3, problem: 'not JSON' },
      { line: 4, problem: 'not a JSON object' },
      { line: 5, value: { a: 2 } },
    ]);
  });

  it('reads CSV with quotes, commas and lines within fields', async () => {
    const records = await read('a.csv', '\uFEFFid,text\n1,"a, ""b""\nc"\n2,d\n');
    expect(records.map((record) => 'value' in record && record.value)).toEqual([
      { id: '1', text: 'a, "b"\nc' },
      { id: '2', text: 'd' },
    ]);
  });

  it('reads TSV, and a format that the name does not tell', async () => {
    expect(await read('a.txt', 'id\ttext\n1\tx\n', 'tsv')).toMatchObject([{ value: { id: '1', text: 'x' } }]);
  });

  it('says that a file is not there', async () => {
    await expect(openRecords('/nowhere/tweets.ndjson')).rejects.toThrow('There is no file /nowhere/tweets.ndjson, or it may not be read');
  });
});
