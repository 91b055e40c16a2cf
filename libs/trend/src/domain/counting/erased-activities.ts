import type { ErasedSet } from '@groundswell/privacy';
import type { DeadLetter } from '../dead-letter.ts';
import type { ActivityHashes } from './activity-hashes.ts';
import type { ReadBatch } from './read-batch.ts';

/** As ingest writes it. */
const ACTOR = '"actor":"';

/**
 * Sets apart what erased actors did, before anything else is made of the batch: it counts nowhere, and becomes neither a
 * sample nor an arrival. Costs nothing while nobody is erased, and a look at one bit for an activity otherwise.
 * @returns how many there were
 */
export function setErasedApart({ activities, apart }: ReadBatch, erased: ErasedSet): number {
  if (erased.size === 0) return 0;
  const { actors, count } = activities;
  let found = 0;
  for (let activity = 0; activity < count; activity += 1) {
    if (!erased.has(actors[activity] as number)) continue;
    apart.add(activity);
    found += 1;
  }
  return found;
}

/** The letters without lines of erased actors, as far as a line says whose it is: it may be broken. */
export function withoutErased(letters: readonly DeadLetter[], erased: ErasedSet, hashes: Pick<ActivityHashes, 'actor'>): DeadLetter[] {
  if (erased.size === 0) return [...letters];
  return letters.flatMap((letter) => {
    const data = linesWithoutErased(letter.data, erased, hashes);
    if (data === undefined) return [letter];
    return data.length === 0 ? [] : [{ ...letter, data }];
  });
}

/**
 * The lines of a letter without those of erased actors.
 * @returns undefined where none of them is an erased actor's
 */
export function linesWithoutErased(
  data: Uint8Array,
  erased: Pick<ErasedSet, 'has'>,
  hashes: Pick<ActivityHashes, 'actor'>,
): Uint8Array | undefined {
  const lines = Buffer.from(data).toString('utf8').split('\n');
  const kept = lines.filter((line) => !isErased(line, erased, hashes));
  if (kept.length === lines.length) return undefined;
  return kept.every((line) => line === '') ? new Uint8Array() : Buffer.from(kept.join('\n'));
}

function isErased(line: string, erased: Pick<ErasedSet, 'has'>, hashes: Pick<ActivityHashes, 'actor'>): boolean {
  const actor = actorOf(line);
  return actor !== undefined && erased.has(hashes.actor(actor));
}

/** Whose line it is, also where JSON ends too soon or something else of it is wrong. */
function actorOf(line: string): string | undefined {
  try {
    const value = JSON.parse(line) as { readonly actor?: unknown } | null;
    return typeof value?.actor === 'string' ? value.actor : undefined;
  } catch {
    const start = line.indexOf(ACTOR);
    const end = start === -1 ? -1 : line.indexOf('"', start + ACTOR.length);
    return end === -1 ? undefined : line.slice(start + ACTOR.length, end);
  }
}
