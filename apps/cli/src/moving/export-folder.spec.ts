import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportedDecisions, ExportedPart } from '@groundswell/trend';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ExportedPeople } from './exported-people.ts';
import { readExport, writeExport } from './export-folder.ts';

const manifest = { format: 'groundswell-trends', version: 3, exportedAt: 5, foldedThrough: 4, activities: 3, keyMark: 'ab' } as const;
const parts: readonly ExportedPart[] = [
  { group: 'M#1', name: '0', expiresAt: 7, body: Buffer.from([1, 0, 255]) },
  { group: 'M#2', name: '0', expiresAt: 7, body: Buffer.from([1, 1]) },
];
const entries = [
  { number: 1, at: 9, id: 'a', by: 'ana', reason: 'spam', action: 'deny', topics: ['spam'] },
  { number: 2, at: 10, id: 'b', by: 'ranker', action: 'ban', actors: [5, 2 ** 47], sweep: 's' },
] as const;

const erased = [
  { number: 1, actors: [7, 2 ** 47], at: 11, by: 'person' },
  { number: 2, actors: [8], at: 12, by: 'ana', reason: 'asked for it' },
];
const sealed = ['ada', 'bob'].map((person, index) => ({ person, sealed: Buffer.from([1, index]) }));
const keys = [{ number: 1, wrapped: Buffer.from([9, 0]), createdAt: 3 }];
const people = (): ExportedPeople => ({ people: each(sealed), keys: () => Promise.resolve(keys) });
const NOTHING_ELSE = { decisions: undefined, erased: [], people: undefined };

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const decisions = (): ExportedDecisions => ({
  head: { version: 2, review: { since: 3, begun: true }, parts: { 'topics#3': 1, 'actors#5': 2 } },
  parts: new Map([['topics#3', Buffer.from([1, 9])]]),
  entries: each(entries),
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

describe('the folder of an export', () => {
  it('gives back what was written', async () => {
    const all = { manifest, parts: each(parts), decisions: decisions(), erased, people: people() };
    expect(await writeExport(folder, all)).toEqual({ parts: 2, entries: 2, people: 2 });
    const found = await readExport(folder);
    expect(found.manifest).toEqual(manifest);
    expect(await Array.fromAsync(found.parts)).toEqual(parts);
    expect(found.decisions?.head).toEqual(decisions().head);
    expect(found.decisions?.parts).toEqual(decisions().parts);
    expect(await Array.fromAsync(found.decisions?.entries ?? [])).toEqual(entries);
    expect(found.erased).toEqual(erased);
    expect(await found.people?.keys()).toEqual(keys);
    expect(await Array.fromAsync(found.people?.people ?? [])).toEqual(sealed);
  });

  it('says what is missing, cut off, changed or of another version, before anything is done with it', async () => {
    await expect(readExport(folder)).rejects.toThrow(/holds no export: it has no manifest.json/);
    await writeExport(folder, { manifest, parts: each(parts), ...NOTHING_ELSE });
    expect(await readExport(folder)).toMatchObject(NOTHING_ELSE);
    const trends = join(folder, 'trends.ndjson');
    const text = await readFile(trends, 'utf8');
    await writeFile(trends, text.slice(0, text.indexOf('\n') + 1));
    await expect(readExport(folder)).rejects.toThrow(/trends.ndjson is not whole: it holds 1 of 2 lines/);
    await writeFile(trends, text.replace('M#2', 'M#3'));
    await expect(readExport(folder)).rejects.toThrow(/was changed/);
    await rm(trends);
    await expect(readExport(folder)).rejects.toThrow(/cannot be read/);
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: 4 }));
    await expect(readExport(folder)).rejects.toThrow(/not of an export that this version can read/);
  });

  it('is read as version 1 wrote it: without marks and decisions', async () => {
    await writeExport(folder, { manifest, parts: each(parts), ...NOTHING_ELSE });
    await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version: 1 }));
    const found = await readExport(folder);
    expect([await Array.fromAsync(found.parts), found.decisions]).toEqual([parts, undefined]);
    await writeFile(join(folder, 'trends.ndjson'), '{}\n');
    await expect(Array.fromAsync((await readExport(folder)).parts)).rejects.toThrow(/damaged at line 1/);
  });
});
