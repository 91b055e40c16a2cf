import type { IndexedTopic } from '../trend-list.ts';
import type { IndexEntry } from './topic-index.ts';

export interface SearchOptions {
  readonly limit: number;
  /** Distinct actors in 24 hours that a topic must have to take a place. */
  readonly leastActors: number;
  /** Minutes since the Unix epoch. */
  readonly now: number;
  /** Hashes of actors that don't count. Default: nobody. */
  readonly banned?: ReadonlySet<number>;
}

/** Topics whose name or label contains `text`: those that begin with it first, then those with most actors. A leading # is no matter. */
export function searchTopics(
  entries: ReadonlyMap<string, IndexEntry>,
  text: string,
  { limit, leastActors, now, banned }: SearchOptions,
): readonly IndexedTopic[] {
  const wanted = folded(text);
  if (wanted === '') return [];
  const found: { readonly begins: boolean; readonly topic: IndexedTopic }[] = [];
  for (const [name, entry] of entries) {
    const names = [folded(name), folded(entry.label ?? '')];
    if (!names.some((candidate) => candidate.includes(wanted))) continue;
    const topic = entry.summary(name, now, banned);
    if (topic.actorsPerDay >= leastActors) found.push({ begins: names.some((candidate) => candidate.startsWith(wanted)), topic });
  }
  return found
    .sort((one, other) => Number(other.begins) - Number(one.begins) || byActors(one.topic, other.topic))
    .slice(0, limit)
    .map(({ topic }) => topic);
}

/** The first of what several searches for `text` found, in the order of one. */
export function bestFound(found: readonly IndexedTopic[], text: string, limit: number): readonly IndexedTopic[] {
  const wanted = folded(text);
  const begins = ({ topic, label }: IndexedTopic): number => Number([topic, label].some((name) => folded(name).startsWith(wanted)));
  return found.toSorted((one, other) => begins(other) - begins(one) || byActors(one, other)).slice(0, limit);
}

function byActors(one: IndexedTopic, other: IndexedTopic): number {
  return other.actorsPerDay - one.actorsPerDay || (one.topic < other.topic ? -1 : 1);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/^#/, '');
}
