import { CHUNKS } from './moderation-state.ts';

/** What is stored as one: a chunk of topics or of actors, the sweeps, the queue, what is known. */
export type PartName = `topics#${number}` | `actors#${number}` | 'sweeps' | 'queue' | 'known';

export const partNames = {
  topics: (chunk: number): PartName => `topics#${chunk}`,
  actors: (chunk: number): PartName => `actors#${chunk}`,
  sweeps: 'sweeps',
  queue: 'queue',
  known: 'known',
} as const;

/** The chunk that a part is, and of what. */
export function kindOf(name: PartName): { readonly kind: 'topics' | 'actors' | 'sweeps' | 'queue' | 'known'; readonly chunk: number } {
  const [kind, chunk] = name.split('#') as ['topics' | 'actors' | 'sweeps' | 'queue' | 'known', string | undefined];
  return { kind, chunk: Math.min(Number(chunk ?? 0), CHUNKS - 1) };
}
