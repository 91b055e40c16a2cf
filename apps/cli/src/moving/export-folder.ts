import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasedEntry } from '@groundswell/privacy';
import type { ExportedDecisions, ExportedPart, ExportManifest } from '@groundswell/trend';
import { z } from 'zod';
import { CommandError } from '../terminal/errors.ts';
import { decisionsOf, linesOf } from './decision-lines.ts';
import type { ExportedPeople } from './exported-people.ts';
import { checkLines, type FileMark, jsonOf, readLines, writeLines } from './line-file.ts';
import { erasedOf, linesOfErased, linesOfPeople, peopleOf } from './people-lines.ts';

const MANIFEST = 'manifest.json';
/** A part a line; `body` is base64 of a format whose first byte is its version. */
const TRENDS = 'trends.ndjson';
const DECISIONS = 'decisions.ndjson';
const ERASED = 'erased.ndjson';
const PEOPLE = 'people.ndjson';

const mark = z.object({ lines: z.int(), sha256: z.string() });
const manifestSchema = z.object({
  format: z.literal('groundswell-trends'),
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  exportedAt: z.number(),
  foldedThrough: z.number(),
  activities: z.number(),
  keyMark: z.string(),
  /** Absent in version 1. */
  files: z
    .object({
      [TRENDS]: mark,
      [DECISIONS]: mark.exactOptional(),
      [ERASED]: mark.exactOptional(),
      [PEOPLE]: mark.exactOptional(),
    })
    .exactOptional(),
});
const partSchema = z.object({ group: z.string(), name: z.string(), expiresAt: z.number(), body: z.base64() });

/** What an export holds. */
export interface Exported {
  readonly manifest: ExportManifest;
  readonly parts: AsyncIterable<ExportedPart>;
  /** Undefined where nobody decided anything. */
  readonly decisions: ExportedDecisions | undefined;
  /** Who was erased, in the order of the list. */
  readonly erased: readonly ErasedEntry[];
  /** Undefined where they were left behind. */
  readonly people: ExportedPeople | undefined;
}

/** How many were written of each. */
export interface Written {
  readonly parts: number;
  readonly entries: number;
  readonly people: number;
}

/** Writes an export into a folder. The manifest comes last: a folder that has none holds nothing whole. */
export async function writeExport(folder: string, { manifest, parts, decisions, erased, people }: Exported): Promise<Written> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new CommandError(`${folder} cannot be made: ${error.message}`, undefined, { cause: error });
  });
  const files: Record<string, FileMark> = { [TRENDS]: await writeLines(join(folder, TRENDS), partLines(parts)) };
  if (decisions !== undefined) files[DECISIONS] = await writeLines(join(folder, DECISIONS), linesOf(decisions));
  if (erased.length > 0) files[ERASED] = await writeLines(join(folder, ERASED), linesOfErased(erased));
  let moved = 0;
  if (people !== undefined) files[PEOPLE] = await writeLines(join(folder, PEOPLE), linesOfPeople(counted(people, () => (moved += 1))));
  const beside = join(folder, `${MANIFEST}.part`);
  await writeFile(beside, `${JSON.stringify({ ...manifest, files }, undefined, 2)}\n`);
  await rename(beside, join(folder, MANIFEST));
  return { parts: files[TRENDS]?.lines ?? 0, entries: decisions?.head.version ?? 0, people: moved };
}

/**
 * What a folder holds, once it is certain that it holds all of it.
 * @throws CommandError when it holds no whole export, or one that this version cannot read
 */
export async function readExport(folder: string): Promise<Exported> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new CommandError(`${folder} holds no export: it has no ${MANIFEST}`);
  });
  const found = manifestSchema.safeParse(jsonOf(text));
  if (!found.success) throw new CommandError(`${join(folder, MANIFEST)} is not of an export that this version can read`);
  const { files, ...manifest } = found.data;
  if (files !== undefined) for (const [name, expected] of Object.entries(files)) await checkLines(join(folder, name), expected);
  const decisions = files?.[DECISIONS] === undefined ? undefined : await decisionsOf(join(folder, DECISIONS));
  const erased = files?.[ERASED] === undefined ? [] : await Array.fromAsync(erasedOf(join(folder, ERASED)));
  const people = files?.[PEOPLE] === undefined ? undefined : peopleOf(join(folder, PEOPLE));
  return { manifest, parts: readParts(join(folder, TRENDS)), decisions, erased, people };
}

function counted({ people, keys }: ExportedPeople, count: () => void): ExportedPeople {
  const each = async function* () {
    for await (const person of people) {
      count();
      yield person;
    }
  };
  return { people: each(), keys };
}

async function* partLines(parts: AsyncIterable<ExportedPart>): AsyncGenerator<string> {
  for await (const { body, ...part } of parts) yield JSON.stringify({ ...part, body: Buffer.from(body).toString('base64') });
}

async function* readParts(path: string): AsyncGenerator<ExportedPart> {
  for await (const { body, ...part } of readLines(path, (json) => partSchema.safeParse(json).data))
    yield { ...part, body: Buffer.from(body, 'base64') };
}
