import { type Clock, MINUTE, SECOND } from '@groundswell/kernel';
import { CHAIN_START, type Delta, type DeltaLog, type PassOver } from '../delta.ts';
import type { CheckedStore } from './checked-store.ts';
import type { Partition } from '../partition.ts';
import type { HourWriter } from './hour-writer.ts';
import { LedgerContents } from './ledger-codec.ts';
import { partKeys } from './part-keys.ts';
import type { TrendState } from './trend-state.ts';

/**
 * Machine time for which one refresh merges. A ranker that was down for a day comes back to more than
 * a function's time-out: it stores what it has and goes on from there, or it would begin anew for ever.
 */
export const MERGING = 10 * SECOND;
/** Shards whose next delta is asked for while others are merged: an answer takes milliseconds, and shards may be a thousand. */
const READ_AHEAD = 32;

export interface CatchUpParts {
  /** The topics that are merged. */
  readonly partition: Partition;
  readonly store: CheckedStore;
  readonly log: DeltaLog;
  readonly clock: Clock;
  readonly machineClock: Clock;
  /** Keeps what cannot be read, before it is passed over; absent: reading ends there. */
  readonly passOver: PassOver | undefined;
}

/** What catching up came to. */
export interface CaughtUp {
  /** Deltas that were read and merged. */
  readonly deltas: number;
  /** Arrival of the last activity that was merged, where time ran out before all was; epoch milliseconds. */
  readonly behindAt?: number;
  /** Deltas that could not be read and were passed over. */
  readonly unreadable: number;
  /** Ranges of chains that are missing: their deltas expired before they were merged. */
  readonly gaps: number;
}

/** Merges what the chains hold beyond the heads of `state`, as far as time allows. */
export async function catchUp(parts: CatchUpParts, state: TrendState, hours: HourWriter): Promise<CaughtUp> {
  const { log, machineClock } = parts;
  const startedAt = machineClock.now();
  let [deltas, unreadable, gaps] = [0, 0, 0];
  const passOver: PassOver | undefined =
    parts.passOver &&
    (async (delta) => {
      await parts.passOver?.(delta);
      state.passOver(delta);
      unreadable += 1;
    });
  const open = (shard: string) => log.read(shard, state.heads.get(shard) ?? CHAIN_START, passOver, parts.partition);
  try {
    for await (const delta of inOrder(await log.shards(), open)) {
      if (delta.previous !== (state.heads.get(delta.shard) ?? CHAIN_START)) gaps += 1;
      await merge(parts, state, hours, delta);
      deltas += 1;
      if (Math.abs(machineClock.now() - startedAt) >= MERGING) return { behindAt: delta.arrivedTo, deltas, unreadable, gaps };
    }
  } finally {
    state.settle();
  }
  return { deltas, unreadable, gaps };
}

/**
 * The deltas of all shards: of few shards in the order of their arrival, so that no hour is folded which another
 * one has not come past; of more one shard after another, the first of the next ones asked for ahead.
 */
function inOrder(shards: readonly string[], open: (shard: string) => AsyncIterable<Delta>): AsyncIterable<Delta> {
  return shards.length <= READ_AHEAD ? byArrival(shards, open) : oneByOne(shards, open);
}

async function* byArrival(shards: readonly string[], open: (shard: string) => AsyncIterable<Delta>): AsyncIterable<Delta> {
  const logs = shards.map((shard) => open(shard)[Symbol.asyncIterator]());
  const results = await Promise.all(logs.map((deltas) => deltas.next()));
  const waiting = logs.flatMap((deltas, index) => waitingOf(deltas, results[index] as IteratorResult<Delta>));
  while (waiting.length > 0) {
    const first = waiting.reduce((one, other) => (other.delta.arrivedTo < one.delta.arrivedTo ? other : one));
    yield first.delta;
    waiting.splice(waiting.indexOf(first), 1, ...waitingOf(first.deltas, await first.deltas.next()));
  }
}

function waitingOf(deltas: AsyncIterator<Delta>, { done, value }: IteratorResult<Delta>) {
  return done === true ? [] : [{ deltas, delta: value }];
}

async function* oneByOne(shards: readonly string[], open: (shard: string) => AsyncIterable<Delta>): AsyncIterable<Delta> {
  const waiting = [...shards];
  const ahead: { readonly deltas: AsyncIterator<Delta>; readonly first: Promise<IteratorResult<Delta>> }[] = [];
  const begin = (): void => {
    const shard = waiting.shift();
    if (shard === undefined) return;
    const deltas = open(shard)[Symbol.asyncIterator]();
    const first = deltas.next();
    // Thrown where it is waited for, or by nobody where time runs out before.
    first.catch(() => undefined);
    ahead.push({ deltas, first });
  };
  while (ahead.length < READ_AHEAD && waiting.length > 0) begin();
  for (let begun = ahead.shift(); begun !== undefined; begun = ahead.shift()) {
    begin();
    for (let result = await begun.first; result.done !== true; result = await begun.deltas.next()) yield result.value;
  }
}

async function merge({ store, clock }: CatchUpParts, state: TrendState, hours: HourWriter, delta: Delta): Promise<void> {
  const { lateHours, closedMinutes } = state.needs(delta);
  for (const hour of lateHours) await hours.loadLate(hour);
  const minutes = [...closedMinutes];
  const found = await store.decoded(minutes.map(partKeys.minute), (bytes) => LedgerContents.decode(bytes));
  const contents = new Map(minutes.map((minute, index) => [minute, found[index]]));
  state.take(delta, Math.floor(clock.now() / MINUTE), (minute) => contents.get(minute));
}

/** What a refresh tells of it: what is usual is left out. */
export function told({ behindAt, deltas, unreadable, gaps }: CaughtUp): {
  readonly deltas?: number;
  readonly behind?: boolean;
  readonly unreadable?: number;
  readonly gaps?: number;
} {
  return {
    ...(behindAt === undefined ? {} : { behind: true }),
    ...(deltas === 0 ? {} : { deltas }),
    ...(unreadable === 0 ? {} : { unreadable }),
    ...(gaps === 0 ? {} : { gaps }),
  };
}
