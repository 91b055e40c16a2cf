import type { KeptKey } from '@groundswell/security';
import type { ErasedEntry } from '@groundswell/privacy';
import { z } from 'zod';
import type { ExportedPeople, SealedPerson } from './exported-people.ts';
import { readLines } from './line-file.ts';

const bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const personLine = z.object({ person: z.string(), sealed: bytes });
const keyLine = z.object({ number: z.int().min(1), wrapped: bytes, createdAt: z.number() });
const line = z.union([personLine, keyLine]);
const erasedLine = z.object({
  number: z.int().min(1),
  actors: z.array(z.int().min(0)),
  at: z.number(),
  by: z.string(),
  reason: z.string().exactOptional(),
});

const base64 = (text: Uint8Array): string => Buffer.from(text).toString('base64');

/** People as lines of JSON, each sealed, and then the wrapped keys that they were sealed with. */
export async function* linesOfPeople({ people, keys }: ExportedPeople): AsyncGenerator<string> {
  for await (const { person, sealed } of people) yield JSON.stringify({ person, sealed: base64(sealed) });
  for (const { number, wrapped, createdAt } of await keys()) yield JSON.stringify({ number, wrapped: base64(wrapped), createdAt });
}

export function peopleOf(path: string): ExportedPeople {
  return { people: sealedPeople(path), keys: () => keysOf(path) };
}

/** The list of erased actors, an entry a line: keyed hashes. */
export function linesOfErased(entries: readonly ErasedEntry[]): readonly string[] {
  return entries.map((entry) => JSON.stringify(entry));
}

/** @throws CommandError where the file is of something else */
export function erasedOf(path: string): AsyncGenerator<ErasedEntry> {
  return readLines(path, (json) => erasedLine.safeParse(json).data);
}

async function* sealedPeople(path: string): AsyncGenerator<SealedPerson> {
  for await (const found of lines(path)) if ('person' in found) yield found;
}

async function keysOf(path: string): Promise<readonly KeptKey[]> {
  const keys: KeptKey[] = [];
  for await (const found of lines(path)) if ('number' in found) keys.push(found);
  return keys;
}

function lines(path: string): AsyncGenerator<z.infer<typeof line>> {
  return readLines(path, (json) => line.safeParse(json).data);
}
