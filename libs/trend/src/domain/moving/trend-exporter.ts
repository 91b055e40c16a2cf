import { type Clock, DAY, HOUR, KnownError } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import type { DeltaLog } from '../delta.ts';
import { WHOLE } from '../partition.ts';
import { catchUp } from '../ranking/catch-up.ts';
import { CheckedStore } from '../ranking/checked-store.ts';
import { HourBook } from '../ranking/hour-book.ts';
import { HourWriter } from '../ranking/hour-writer.ts';
import { encodeIndex } from '../ranking/index-codec.ts';
import { IndexWriter } from '../ranking/index-writer.ts';
import { decodeLedger, encodeLedger } from '../ranking/ledger-codec.ts';
import { Ledger } from '../ranking/ledger.ts';
import { hourOfName, hoursGroup, partKeys } from '../ranking/part-keys.ts';
import { Persister } from '../ranking/persister.ts';
import { type PartKey, type RankerRecord, type RankStore, RETIRED } from '../ranking/rank-store.ts';
import { type Start, startFrom } from '../ranking/ranker-start.ts';
import { IndexChunk } from '../ranking/topic-index.ts';
import type { TrendState } from '../ranking/trend-state.ts';
import { OverlayStore } from './overlay-store.ts';
import type { ExportedPart, ExportManifest } from './exported-trends.ts';

/** How long each kind of part is of use. */
const KEPT = { minutes: 3 * DAY, hours: 15 * DAY, shown: 3 * DAY } as const;
/** Days of hours that are kept. */
const HOURS_KEPT = 15;
/** Before and after every name. No key of a table may be empty. */
const FIRST_NAME = '!';
const LAST_NAME = '\uFFFF';

/** Thrown where several rankers share the topics: each stores a part, and none the whole. */
export class TrendsPartedError extends KnownError {
  readonly code = 'trends-parted';
  readonly status = 409;
}

export interface TrendExporterParts {
  readonly store: RankStore;
  readonly log: DeltaLog;
  readonly clock: Clock;
  /** See `ExportManifest`. */
  readonly keyMark: string;
}

/**
 * Exports the trends of a running deployment: what its ranker stored, with the deltas that it has not
 * merged yet merged in memory. Reads only: the ranker goes on meanwhile. Parts are read before
 * deltas, and a part says which deltas it contains, so everything ends with the same delta.
 */
export class TrendExporter {
  constructor(private readonly parts: TrendExporterParts) {}

  /**
   * @returns undefined where no ranker ever ran
   * @throws TrendsPartedError where several rankers share the topics
   */
  async export(): Promise<{ readonly manifest: ExportManifest; readonly parts: AsyncIterable<ExportedPart> } | undefined> {
    const { clock, keyMark } = this.parts;
    const record = await this.parts.store.record();
    if (record === undefined) return undefined;
    if (record.owner === RETIRED)
      throw new TrendsPartedError('rankers share the topics of this deployment: such trends cannot be exported yet');
    const now = clock.now();
    const store = new CheckedStore(new OverlayStore(this.parts.store));
    const start = await startFrom(store, record, now);
    const scopes = await this.bringUpToDate(store, start, record, now);
    const manifest: ExportManifest = {
      format: 'groundswell-trends',
      version: 3,
      exportedAt: now,
      foldedThrough: start.state.foldedThrough,
      activities: record.countedActivities + (start.state.activities - this.countedBeyond(record, start.state)),
      keyMark,
    };
    return { manifest, parts: partsOf(store, start, scopes, now) };
  }

  /** Merges what the chains hold beyond the checkpoint, and stores everything in memory. */
  private async bringUpToDate(store: CheckedStore, { state }: Start, record: RankerRecord, now: number): Promise<readonly Scope[]> {
    const { log, clock } = this.parts;
    const hours = new HourWriter(store, state, new HourBook(store, state));
    // Time that stands still is never up: everything is merged.
    const machineClock = { now: () => 0 };
    await catchUp({ partition: WHOLE, store, log, clock, machineClock, passOver: undefined }, state, hours);
    const scopes = [...state.index.scopes.entries.keys()] as Scope[];
    const persister = new Persister(store, state, hours, new IndexWriter(store, state), record.activities);
    await persister.persist(scopes, now, record.token, { all: true });
    return scopes;
  }

  /** Activities that the record tells readers of already, beyond its checkpoint. */
  private countedBeyond(record: RankerRecord, state: TrendState): number {
    return Math.min(state.activities, record.countedActivities - record.activities);
  }
}

async function* partsOf(store: CheckedStore, { state }: Start, scopes: readonly Scope[], now: number): AsyncIterable<ExportedPart> {
  for (const ledger of state.minutes.values())
    yield part(partKeys.minute(ledger.time), encodeLedger(withoutHeads(ledger), state.actors.traits), now + KEPT.minutes);
  yield* late(store, now);
  for (const chunk of state.index.all())
    yield part(partKeys.index(chunk.name), encodeIndex(new IndexChunk(chunk.name, chunk.entries)), now + DAY);
  for (const scope of scopes) yield* hours(store, scope);
  yield* shown(store, scopes, now);
}

async function* late(store: CheckedStore, now: number): AsyncIterable<ExportedPart> {
  const last = Math.floor(now / HOUR);
  const keys = Array.from({ length: HOURS_KEPT * 24 }, (_, back) => partKeys.late(last - back));
  for (const ledger of await store.decoded(keys, (bytes) => decodeLedger(bytes)))
    if (ledger !== undefined) yield part(partKeys.late(ledger.time), encodeLedger(withoutHeads(ledger)), ledger.time * HOUR + KEPT.hours);
}

async function* hours(store: CheckedStore, scope: Scope): AsyncIterable<ExportedPart> {
  const group = hoursGroup(scope);
  for (const [name, body] of await store.range(group, FIRST_NAME, LAST_NAME))
    yield part({ group, name }, body, hourOfName(name) * HOUR + KEPT.hours);
}

/** Lists and episodes as they are shown, so that they go on where they were. */
async function* shown(store: CheckedStore, scopes: readonly Scope[], now: number): AsyncIterable<ExportedPart> {
  const keys = [...scopes.flatMap((scope) => [partKeys.list(scope), partKeys.episodes(scope)]), partKeys.scopes];
  const found = await store.read(keys);
  for (const [index, key] of keys.entries()) {
    const body = found[index];
    if (body !== undefined) yield part(key, body, now + KEPT.shown);
  }
}

function part({ group, name }: PartKey, body: Uint8Array, expiresAt: number): ExportedPart {
  return { group, name, expiresAt, body };
}

function withoutHeads(ledger: Ledger): Ledger {
  const bare = new Ledger(ledger.time);
  for (const { slice, topics } of ledger.slices()) for (const [topic, { uses, actors }] of topics) bare.add(slice, topic, uses, actors);
  return bare;
}
