import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { DistinctActors } from '../distinct-actors.ts';
import type { HourPeaks } from '../rarity/hour-peaks.ts';
import { foldHash } from './fold-hash.ts';
import type { Counts, Ledger } from './ledger.ts';
import { RARITY } from '../rarity/rarity-constants.ts';
import { scopesOf } from './slice-scopes.ts';
import { HOUR_CHUNK_TOPICS } from './thresholds.ts';
import type { ScopeMinutes } from './scope-minutes.ts';

/**
 * What a topic did in one hour in a scope. Late actors are counted apart: somebody who acted both in
 * time and late in one hour is counted in both, which is the price of not keeping sets for 15 days.
 */
export interface HourCounts {
  readonly uses: number;
  readonly actors: number;
  readonly lateUses: number;
  readonly lateActors: number;
  /** How it rose within the hour; absent where few acted, perhaps while the hour is open, and of what came late. */
  readonly peaks?: HourPeaks;
}

/** An hour of some topics of a scope; stored as one. */
export type HourChunk = ReadonlyMap<string, HourCounts>;

/** The chunk of the total of everywhere. Other scopes have one chunk for everything: they are many. */
const TOTAL_CHUNK = 'total';
const CHUNKS_EVERYWHERE = 8;
const ONLY_CHUNK = '0';
/** Distinct actors of an hour from which on it is worth knowing how it rose: as many as rarity adds to every count. */
const PEAK_ACTORS = RARITY.people;

/** The chunk that a topic's hours are kept in. Stored chunks depend on it: never change it. */
export function hourChunkOf(scope: Scope, topic: string): string {
  if (scope !== EVERYWHERE) return ONLY_CHUNK;
  return topic === '' ? TOTAL_CHUNK : String(foldHash(topic) % CHUNKS_EVERYWHERE);
}

/**
 * Counts of `hour` in `scope` from its minutes (without banned actors) and from what came late, by chunk.
 * @param peaked whether to tell how topics rose in it, which costs as much again
 */
export function foldHour(
  scope: Scope,
  hour: number,
  minutes: ScopeMinutes | undefined,
  late: LateCounts | undefined,
  banned?: ReadonlySet<number>,
  peaked = false,
): Map<string, HourChunk> {
  const counts = new Map<string, HourCounts>();
  for (const [topic, topicMinutes] of minutes ?? []) {
    const { uses, actors } = topicMinutes.hour(hour, banned);
    // What only banned actors used is written as nothing: what was written of it before must not stand.
    if (uses === 0 && !topicMinutes.usedIn(hour)) continue;
    const peaks = peaked && actors >= PEAK_ACTORS ? { peaks: topicMinutes.peaks(hour, banned) } : {};
    counts.set(topic, { uses, actors: Math.round(actors), lateUses: 0, lateActors: 0, ...peaks });
  }
  addLate(counts, late);
  return intoChunks(scope, counts);
}

/** Late uses and actors of an hour by scope and topic. */
export type LateCounts = ReadonlyMap<string, { readonly uses: number; readonly actors: DistinctActors }>;

interface MergingCounts {
  uses: number;
  actors: DistinctActors;
  /** False while `actors` belongs to the ledger: most topics stand in one slice of a scope. */
  owned: boolean;
}

/** Splits what came late for an hour by scope. */
export function lateByScope(ledger: Ledger): Map<Scope, LateCounts> {
  const scopes = new Map<Scope, Map<string, MergingCounts>>();
  for (const { slice, topics } of ledger.slices()) {
    for (const scope of scopesOf(slice)) {
      let counts = scopes.get(scope);
      if (counts === undefined) scopes.set(scope, (counts = new Map()));
      for (const [topic, added] of topics) addCounts(counts, topic, added);
    }
  }
  return scopes;
}

function addCounts(counts: Map<string, MergingCounts>, topic: string, { uses, actors }: Counts): void {
  const known = counts.get(topic);
  if (known === undefined) {
    counts.set(topic, { uses, actors, owned: false });
    return;
  }
  known.uses += uses;
  if (!known.owned) known.actors = known.actors.clone();
  known.owned = true;
  known.actors.merge(actors);
}

/** `chunk` with its late counts replaced by `late`, which is all that came late: safe to repeat. */
export function withLate(chunk: HourChunk, late: LateCounts): HourChunk {
  const counts = new Map(chunk);
  addLate(counts, late);
  return mostActive(counts);
}

/** Groups late counts as `foldHour` groups counts. */
export function lateChunks(scope: Scope, late: LateCounts): Map<string, LateCounts> {
  const chunks = new Map<string, Map<string, { uses: number; actors: DistinctActors }>>();
  for (const [topic, counts] of late) {
    const name = hourChunkOf(scope, topic);
    chunks.set(name, (chunks.get(name) ?? new Map()).set(topic, counts));
  }
  return chunks;
}

function addLate(counts: Map<string, HourCounts>, late: LateCounts | undefined): void {
  for (const [topic, { uses, actors }] of late ?? []) {
    const known = counts.get(topic) ?? { uses: 0, actors: 0 };
    counts.set(topic, { ...known, lateUses: uses, lateActors: Math.round(actors.count) });
  }
}

function intoChunks(scope: Scope, counts: ReadonlyMap<string, HourCounts>): Map<string, HourChunk> {
  const chunks = new Map<string, Map<string, HourCounts>>();
  for (const [topic, topicCounts] of counts) {
    const name = hourChunkOf(scope, topic);
    let chunk = chunks.get(name);
    if (chunk === undefined) chunks.set(name, (chunk = new Map()));
    chunk.set(topic, topicCounts);
  }
  return new Map([...chunks].map(([name, chunk]) => [name, mostActive(chunk)]));
}

/** At most 4,096 topics, those with most actors (the total among them), in an order that depends on nothing else. */
function mostActive(counts: ReadonlyMap<string, HourCounts>): HourChunk {
  const total = (hour: HourCounts) => hour.actors + hour.lateActors;
  const sorted = [...counts].sort(([one, a], [other, b]) => total(b) - total(a) || b.uses - a.uses || (one < other ? -1 : 1));
  return new Map(sorted.slice(0, HOUR_CHUNK_TOPICS));
}
