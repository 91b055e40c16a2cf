import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExportedPart, ExportManifest } from '@groundswell/trend';
import { z } from 'zod';
import { ResultFile } from '../backtest/result-file.ts';
import { CommandError } from '../terminal/errors.ts';

const MANIFEST = 'manifest.json';
/** A part a line; `body` is base64 of a format whose first byte is its version. */
const PARTS = 'trends.ndjson';

const manifestSchema = z.object({
  format: z.literal('groundswell-trends'),
  version: z.literal(1),
  exportedAt: z.number(),
  foldedThrough: z.number(),
  activities: z.number(),
  keyMark: z.string(),
});
const partSchema = z.object({ group: z.string(), name: z.string(), expiresAt: z.number(), body: z.base64() });

/** Writes an export into a folder. The manifest comes last: a folder that has none holds nothing whole. */
export async function writeExport(folder: string, manifest: ExportManifest, parts: AsyncIterable<ExportedPart>): Promise<number> {
  await mkdir(folder, { recursive: true });
  const file = new ResultFile(join(folder, PARTS));
  let written = 0;
  try {
    for await (const { body, ...part } of parts) {
      await file.write(JSON.stringify({ ...part, body: Buffer.from(body).toString('base64') }));
      written += 1;
    }
    await file.keep();
  } catch (error) {
    await file.drop();
    throw error;
  }
  const beside = join(folder, `${MANIFEST}.part`);
  await writeFile(beside, `${JSON.stringify(manifest, undefined, 2)}\n`);
  await rename(beside, join(folder, MANIFEST));
  return written;
}

/** @throws CommandError when the folder holds no whole export, or one that this version cannot read */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new CommandError(`${folder} holds no export: it has no ${MANIFEST}`);
  });
  const found = manifestSchema.safeParse(jsonOf(text));
  if (!found.success) throw new CommandError(`${join(folder, MANIFEST)} is not of an export that this version can read`);
  return found.data;
}

/** @throws CommandError that names the line which is no part */
export async function* readParts(folder: string): AsyncGenerator<ExportedPart> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, PARTS)), crlfDelay: Infinity })) {
    line += 1;
    const part = partSchema.safeParse(jsonOf(text));
    if (!part.success) throw new CommandError(`${join(folder, PARTS)} is damaged at line ${line}`);
    yield { ...part.data, body: Buffer.from(part.data.body, 'base64') };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
