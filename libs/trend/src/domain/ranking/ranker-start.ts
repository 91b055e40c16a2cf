import { HOUR, MINUTE } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { owns, type Partition, WHOLE } from '../partition.ts';
import { TraitTable } from '../trait-table.ts';
import type { ScopeSummary, TrendList } from '../trend-list.ts';
import { decodeEpisodes } from './episode-codec.ts';
import type { Episode } from './episodes.ts';
import { decodeIndex } from './index-codec.ts';
import type { Ledger } from './ledger.ts';
import { decodeLedger } from './ledger-codec.ts';
import { decodeList, decodeScopes } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import type { CheckedStore } from './checked-store.ts';
import type { RankerRecord } from './rank-store.ts';
import { ScopeEpisodes } from './scope-episodes.ts';
import { OPEN_HOURS } from './thresholds.ts';
import { SCOPES_CHUNK, TOPIC_CHUNKS, TopicIndex } from './topic-index.ts';
import { TrendState } from './trend-state.ts';

/** Minutes after now that may have been stored by a machine whose clock is ahead. */
const AHEAD = 5;

/** Everything that a ranker without memory begins with. */
export interface Start {
  readonly state: TrendState;
  readonly lists: readonly TrendList[];
  readonly episodes: ScopeEpisodes;
  readonly summary: readonly ScopeSummary[];
}

/** Rebuilds a ranker's memory from what was stored; the deltas after the checkpoint are still to be merged. */
export async function startFrom(store: CheckedStore, record: RankerRecord, now: number, partition: Partition = WHOLE): Promise<Start> {
  const usual = Math.floor(now / HOUR) - OPEN_HOURS;
  const foldedThrough = record.foldedThrough === undefined || closesNow(record.foldedThrough, now) ? usual : record.foldedThrough;
  const traits = new TraitTable();
  const [minutes, late, index, summary] = await Promise.all([
    readMinutes(store, foldedThrough, now, { traits, partition }),
    readLate(store, foldedThrough, now, partition),
    readIndex(store, partition),
    readSummary(store),
  ]);
  const state = new TrendState({ foldedThrough, minutes, late, traits, index, heads: record.heads });
  const scopes = new Set<Scope>([EVERYWHERE, ...summary.map(({ scope }) => scope), ...([...index.scopes.entries.keys()] as Scope[])]);
  const [lists, episodes] = await Promise.all([readLists(store, scopes, partition), readEpisodes(store, scopes, partition)]);
  return { state, summary, lists, episodes: new ScopeEpisodes(episodes, lists) };
}

/** A part's first start finds what the partition before it stored, of which it takes its topics; so in all of these. */
async function readLists(store: CheckedStore, scopes: ReadonlySet<Scope>, partition: Partition): Promise<readonly TrendList[]> {
  const found = await store.decoded([...scopes].map(partKeys.list), decodeList);
  const lists = found.filter((list) => list !== undefined);
  return lists.map((list) => ({ ...list, trends: list.trends.filter(({ topic }) => owns(partition, topic)) }));
}

async function readEpisodes(
  store: CheckedStore,
  scopes: ReadonlySet<Scope>,
  partition: Partition,
): Promise<ReadonlyMap<Scope, readonly Episode[]>> {
  const names = [...scopes];
  const stored = await store.decoded(names.map(partKeys.episodes), decodeEpisodes);
  const found = stored.map((episodes) => episodes?.filter(({ topic }) => owns(partition, topic)));
  return new Map(names.flatMap((scope, index) => (found[index] === undefined ? [] : [[scope, found[index]] as const])));
}

/**
 * Whether so much is folded that what happens now would be late: a clock was far ahead when it was. Such
 * hours are opened again; their minutes are stored, and what was merged as late stays counted beside them.
 */
export function closesNow(foldedThrough: number, now: number): boolean {
  return foldedThrough >= Math.floor(now / HOUR);
}

async function readMinutes(
  store: CheckedStore,
  foldedThrough: number,
  now: number,
  { traits, partition }: { readonly traits: TraitTable; readonly partition: Partition },
) {
  const first = (foldedThrough + 1) * 60;
  const count = Math.max(0, Math.floor(now / MINUTE) + AHEAD - first);
  const keys = Array.from({ length: count }, (_, index) => partKeys.minute(first + index));
  const found = await store.decoded(keys, (bytes) => decodeLedger(bytes, traits));
  return ownOf(found, partition);
}

/** What came late for the open hours. */
async function readLate(store: CheckedStore, foldedThrough: number, now: number, partition: Partition) {
  const count = Math.max(0, Math.floor(now / HOUR) - foldedThrough);
  const keys = Array.from({ length: count }, (_, index) => partKeys.late(foldedThrough + 1 + index));
  return ownOf(await store.decoded(keys, (bytes) => decodeLedger(bytes)), partition);
}

function ownOf(found: readonly (Ledger | undefined)[], partition: Partition): readonly Ledger[] {
  const ledgers = found.filter((ledger) => ledger !== undefined);
  if (partition.of > 1) for (const ledger of ledgers) ledger.keep((topic) => owns(partition, topic));
  return ledgers;
}

async function readIndex(store: CheckedStore, partition: Partition): Promise<TopicIndex> {
  const names = [...TOPIC_CHUNKS, SCOPES_CHUNK];
  const found = await store.decoded(names.map(partKeys.index), (bytes, index) => decodeIndex(names[index] as string, bytes));
  for (const chunk of found) {
    const isTopics = chunk !== undefined && chunk.name !== SCOPES_CHUNK;
    // Scopes are counted where their totals are.
    if (chunk !== undefined && partition.of > 1) chunk.keep((name) => (isTopics ? owns(partition, name) : partition.part === 0));
  }
  return new TopicIndex(new Map(names.flatMap((name, index) => (found[index] === undefined ? [] : [[name, found[index]] as const]))));
}

async function readSummary(store: CheckedStore): Promise<readonly ScopeSummary[]> {
  const [summary] = await store.decoded([partKeys.scopes], decodeScopes);
  return summary ?? [];
}
