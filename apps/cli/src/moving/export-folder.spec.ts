import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readManifest, readParts, writeExport } from './export-folder.ts';

const manifest = { format: 'groundswell-trends', version: 1, exportedAt: 5, foldedThrough: 4, activities: 3, keyMark: 'ab' } as const;

it('gives back what was written, and says where it is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await expect(readManifest(folder)).rejects.toThrow(/holds no export/);
  const parts = [{ group: 'M#1', name: '0', expiresAt: 7, body: Buffer.from([1, 0, 255]) }];
  await writeExport(
    folder,
    manifest,
    (async function* () {
      yield* parts;
    })(),
  );
  expect(await readManifest(folder)).toEqual(manifest);
  expect(await Array.fromAsync(readParts(folder))).toEqual(parts);
  await writeFile(join(folder, 'trends.ndjson'), '{}\n');
  await expect(Array.fromAsync(readParts(folder))).rejects.toThrow(/damaged at line 1/);
  await writeFile(join(folder, 'manifest.json'), '{"version":2}');
  await expect(readManifest(folder)).rejects.toThrow(/not of an export/);
});
