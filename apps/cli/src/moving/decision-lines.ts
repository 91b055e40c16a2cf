import { type ExportedDecisions, MODERATION_ACTIONS, type ModerationEntry, type ModerationHead, type PartName } from '@groundswell/trend';
import { z } from 'zod';
import { CommandError } from '../terminal/errors.ts';
import { readLines } from './line-file.ts';

const partName = z.custom<PartName>((name) => typeof name === 'string' && /^(topics#\d+|actors#\d+|sweeps|queue|known)$/.test(name));
const headLine = z.object({
  version: z.int().min(1),
  review: z.object({ since: z.number(), begun: z.boolean() }).exactOptional(),
  parts: z.record(partName, z.int()),
});
const partLine = z.object({ part: partName, body: z.base64() });
const entryLine = z.object({
  number: z.int().min(1),
  at: z.number(),
  id: z.string(),
  by: z.string(),
  reason: z.string().exactOptional(),
  action: z.enum(MODERATION_ACTIONS),
  topics: z.array(z.string()).exactOptional(),
  actors: z.array(z.number()).exactOptional(),
  sweep: z.string().exactOptional(),
});
const line = z.union([headLine, partLine, entryLine]);

/** Decisions as lines of JSON: the head, the parts (base64 of formats whose first byte is their version), the trail from its beginning. */
export async function* linesOf({ head, parts, entries }: ExportedDecisions): AsyncGenerator<string> {
  yield JSON.stringify(head);
  for (const [part, body] of parts) yield JSON.stringify({ part, body: Buffer.from(body).toString('base64') });
  for await (const entry of entries) yield JSON.stringify(entry);
}

/** @throws CommandError where the file is not of decisions */
export async function decisionsOf(path: string): Promise<ExportedDecisions> {
  let head: ModerationHead | undefined;
  const parts = new Map<PartName, Uint8Array>();
  for await (const found of lines(path)) {
    if ('number' in found) break;
    if ('part' in found) parts.set(found.part, Buffer.from(found.body, 'base64'));
    else head = found;
  }
  if (head === undefined) throw new CommandError(`${path} holds no decisions`);
  return { head, parts, entries: entriesOf(path) };
}

async function* entriesOf(path: string): AsyncGenerator<ModerationEntry> {
  for await (const found of lines(path)) if ('number' in found) yield found;
}

function lines(path: string): AsyncGenerator<z.infer<typeof line>> {
  return readLines(path, (json) => line.safeParse(json).data);
}
