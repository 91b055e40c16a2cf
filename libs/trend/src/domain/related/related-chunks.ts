import { HOUR } from '@groundswell/kernel';
import { foldHash } from '../ranking/fold-hash.ts';

/** Chunks that the topics are spread over: one is read for a topic's page. Stored: never change them. */
export const RELATED_CHUNKS = ['0', '1', '2', '3'] as const;
/** What was found is told for so long: a topic that ceased to be shown is not looked at again. */
export const RELATED_KEPT = 6 * HOUR;

export function relatedChunkOf(topic: string): string {
  return RELATED_CHUNKS[foldHash(topic) % RELATED_CHUNKS.length] as string;
}
