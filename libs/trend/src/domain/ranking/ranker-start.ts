import { HOUR, MINUTE } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { owns, type Partition, WHOLE } from '../partition.ts';
import { TraitTable } from '../trait-table.ts';
import type { ScopeSummary, TrendList } from '../trend-list.ts';
import { decodeEpisodes } from './episode-codec.ts';
import type { Episode } from './episodes.ts';
import { decodeIndex } from './index-codec.ts';
import { decodeLedger } from './ledger-codec.ts';
import type { Ledger } from './ledger.ts';
import { decodeList, decodeScopes } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import type { CheckedStore } from './checked-store.ts';
import type { RankerRecord } from './rank-store.ts';
import { ScopeEpisodes } from './scope-episodes.ts';
import { OPEN_HOURS } from './thresholds.ts';
import { SCOPES_CHUNK, TOPIC_CHUNKS, TopicIndex } from './topic-index.ts';
import { TrendState } from './trend-state.ts';

/** Stored minutes that are in memory as they are at once. */
const MINUTES_AT_ONCE = 5;
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
  const starting = await StartingRanker.begin(store, record, now, partition);
  await starting.open(() => false);
  return starting.end();
}

/**
 * The same in pieces: hours of a busy deployment take longer than a run of a function may. Only for who holds the lease all the
 * time: nobody else stores anything meanwhile.
 */
export class StartingRanker {
  private constructor(
    private readonly store: CheckedStore,
    private readonly partition: Partition,
    private readonly record: RankerRecord,
    private readonly state: TrendState,
    private readonly summary: readonly ScopeSummary[],
    /** The minutes that are still to be opened: from the one up to before the other. */
    private next: number,
    private readonly to: number,
  ) {}

  static async begin(store: CheckedStore, record: RankerRecord, now: number, partition: Partition = WHOLE): Promise<StartingRanker> {
    const usual = Math.floor(now / HOUR) - OPEN_HOURS;
    const foldedThrough = record.foldedThrough === undefined || closesNow(record.foldedThrough, now) ? usual : record.foldedThrough;
    const [late, index, summary] = await Promise.all([
      readLate(store, foldedThrough, now, partition),
      readIndex(store, partition),
      readSummary(store),
    ]);
    const state = new TrendState({ foldedThrough, late, index, heads: record.heads });
    return new StartingRanker(store, partition, record, state, summary, (foldedThrough + 1) * 60, Math.floor(now / MINUTE) + AHEAD);
  }

  /** Whether the lease is the same that it began with: where it was another's meanwhile, that one may have stored something. */
  goesOnFrom({ token, epoch }: RankerRecord): boolean {
    return token === this.record.token && epoch === this.record.epoch;
  }

  /**
   * Opens stored minutes, a few at a time, which are packed and put by column before the next ones come: three hours of them are
   * gigabytes as they are.
   * @param isOver asked between two of these; what is left then is for the next call
   * @returns whether all are open
   */
  async open(isOver: () => boolean): Promise<boolean> {
    while (this.next < this.to) {
      const end = Math.min(this.next + MINUTES_AT_ONCE, this.to);
      await openMinutes(this.store, this.state, { from: this.next, to: end }, this.partition);
      this.next = end;
      if (isOver()) break;
    }
    return this.next >= this.to;
  }

  async end(): Promise<Start> {
    const { state, store, partition, summary } = this;
    const known = [...summary.map(({ scope }) => scope), ...([...state.index.scopes.entries.keys()] as Scope[])];
    const scopes = new Set<Scope>([EVERYWHERE, ...known]);
    const [lists, episodes] = await Promise.all([readLists(store, scopes, partition), readEpisodes(store, scopes, partition)]);
    return { state, summary, lists, episodes: new ScopeEpisodes(episodes, lists) };
  }
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

async function openMinutes(
  store: CheckedStore,
  state: TrendState,
  { from, to }: { readonly from: number; readonly to: number },
  partition: Partition,
): Promise<void> {
  const keys = Array.from({ length: to - from }, (_, index) => partKeys.minute(from + index));
  const found = await store.decoded(keys, (bytes) => minuteOf(bytes, partition));
  for (const { ledger, traits, unpack } of found.filter((stored) => stored !== undefined)) {
    state.openMinute(ledger, traits);
    ledger.pack(unpack);
  }
  state.settle();
}

interface StoredMinute {
  readonly ledger: Ledger;
  readonly traits: TraitTable;
  readonly unpack: () => Ledger;
}

function minuteOf(bytes: Uint8Array, partition: Partition): StoredMinute {
  const traits = new TraitTable();
  const unpacked = (known?: TraitTable): Ledger => ownOf(decodeLedger(bytes, known), partition);
  return { ledger: unpacked(traits), traits, unpack: unpacked };
}

/** What came late for the open hours. */
async function readLate(store: CheckedStore, foldedThrough: number, now: number, partition: Partition) {
  const count = Math.max(0, Math.floor(now / HOUR) - foldedThrough);
  const keys = Array.from({ length: count }, (_, index) => partKeys.late(foldedThrough + 1 + index));
  const found = await store.decoded(keys, (bytes) => ownOf(decodeLedger(bytes), partition));
  return found.filter((ledger) => ledger !== undefined);
}

/** A part's first start finds all topics in it. */
function ownOf(ledger: Ledger, partition: Partition): Ledger {
  if (partition.of > 1) ledger.keep((topic) => owns(partition, topic));
  return ledger;
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
