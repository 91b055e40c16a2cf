import type { Scope } from '@groundswell/topic';
import type { PartKey } from './rank-store.ts';

/** Where each part is stored. Keys of hours sort by chunk and then by hour: a topic's history is one range. */
export const partKeys = {
  minute: (minute: number): PartKey => ({ group: `M#${minute}`, name: '0' }),
  late: (hour: number): PartKey => ({ group: `L#${hour}`, name: '0' }),
  hour: (scope: Scope, chunk: string, hour: number): PartKey => ({ group: hoursGroup(scope), name: hourName(chunk, hour) }),
  list: (scope: Scope): PartKey => ({ group: `T#${scope}`, name: 'list' }),
  episodes: (scope: Scope): PartKey => ({ group: `E#${scope}`, name: 'episodes' }),
  related: (chunk: string): PartKey => ({ group: `C#${chunk}`, name: 'related' }),
  index: (chunk: string): PartKey => ({ group: `I#${chunk}`, name: 'topics' }),
  recentTopics: { group: 'I#recent', name: 'topics' },
  scopes: { group: 'K#scopes', name: 'summary' },
  /** What the rankers of parts have to know of the scopes as a whole. */
  totals: { group: 'K#scopes', name: 'totals' },
} as const;

export function hoursGroup(scope: Scope): string {
  return `R#${scope}`;
}

export function hourName(chunk: string, hour: number): string {
  return `${chunk}#${String(hour).padStart(8, '0')}`;
}

export function hourOfName(name: string): number {
  return Number(name.slice(name.lastIndexOf('#') + 1));
}

/** What an import counts under in checkpoints, with its name: a shard of its own, with one delta. */
export const IMPORT_SHARD = 'import:';
