import { DAY, HOUR, MINUTE, SECOND } from '@groundswell/kernel';
import type { Scope } from '@groundswell/topic';
import type { TraitTable } from '../trait-table.ts';
import type { HourWriter } from './hour-writer.ts';
import { inBatches } from './in-batches.ts';
import type { IndexWriter } from './index-writer.ts';
import { decodeLedger, encodeLedger } from './ledger-codec.ts';
import type { Ledger } from './ledger.ts';
import type { Heads } from './part.ts';
import { partKeys } from './part-keys.ts';
import type { PartKey, RankStore } from './rank-store.ts';
import { OPEN_HOURS } from './thresholds.ts';
import type { TrendState } from './trend-state.ts';

/** As long as deltas: minutes of hours that are not folded must outlive a ranker that is down, or what it had merged of them is lost. */
const MINUTE_KEPT = 3 * DAY;
const LATE_KEPT = 15 * DAY;
/** Time that deltas of a minute have to come before it is stored. */
const GRACE = 5 * SECOND;
const AT_ONCE = 8;

/** What a checkpoint may say after a state was stored. */
export interface Checkpoint {
  readonly heads: Heads;
  readonly activities: number;
  readonly foldedThrough: number;
}

export interface PersistOptions {
  /** Stores the minute that is still filling and the whole index, too. */
  readonly all?: boolean;
  /** Up to where activities were merged, where not all were: later hours stay open for the rest. Epoch milliseconds. */
  readonly arrivedTo?: number | undefined;
}

/**
 * Stores the state so that another ranker can go on from it: closed minutes, what came late, hours,
 * the index. Every step replaces whole parts that say themselves which deltas they contain, so a
 * crash between any two of them costs repeated work and nothing else. Only then the checkpoint moves.
 */
export class Persister {
  private minute = Number.NEGATIVE_INFINITY;
  private heads: Map<string, string>;

  constructor(
    private readonly store: RankStore,
    private readonly state: TrendState,
    private readonly hours: HourWriter,
    private readonly index: IndexWriter,
    private activities: number,
    /** How often it is due. */
    private readonly every: number = MINUTE,
  ) {
    this.heads = new Map(state.heads);
  }

  /** Whether a minute (or what `every` says) has closed since it last ran. */
  due(now: number): boolean {
    return Math.floor((now - GRACE) / this.every) !== Math.floor((this.minute * MINUTE) / this.every);
  }

  /**
   * @param scopes those that hours are written of
   * @param options what differs where everything is stored, or not everything new was merged
   * @throws LeaseLostError when another ranker took over
   */
  async persist(
    scopes: readonly Scope[],
    now: number,
    token: number,
    { all = false, arrivedTo = now }: PersistOptions = {},
  ): Promise<Checkpoint> {
    const { state } = this;
    const minute = Math.floor((now - GRACE) / MINUTE);
    const closed = [...state.minutes.values()].filter((ledger) => ledger.dirty && (all || ledger.time < minute));
    await inBatches(closed, AT_ONCE, async (ledger) => {
      const bytes = await this.writeLedger(partKeys.minute(ledger.time), ledger, now + MINUTE_KEPT, token, state.actors.traits);
      if (ledger.time < minute) ledger.pack(() => decodeLedger(bytes));
    });
    const late = [...state.late.values()].filter((ledger) => ledger.dirty);
    await inBatches(late, AT_ONCE, async (ledger) => {
      await this.writeLedger(partKeys.late(ledger.time), ledger, ledger.time * HOUR + LATE_KEPT, token);
    });
    const closing = Math.floor(Math.min(now, arrivedTo) / HOUR) - OPEN_HOURS;
    await this.hours.writeLate(scopes, token);
    await this.hours.writeOpen(scopes, closing, now, token);
    await this.index.write(now, token, all);
    for (const delta of state.takeDurable()) {
      this.heads.set(delta.shard, delta.last);
      this.activities += delta.activities;
    }
    this.minute = minute;
    return { heads: new Map(this.heads), activities: this.activities, foldedThrough: Math.max(closing, state.foldedThrough) };
  }

  /**
   * Closes hours, once the store knows that they are closed: what comes for them from now on is late,
   * and a ranker that did not know would count it in their minutes again.
   */
  committed({ foldedThrough }: Checkpoint): void {
    const { state } = this;
    if (foldedThrough > state.foldedThrough) state.foldThrough(foldedThrough);
    // What came late for folded hours is loaded again when it is needed.
    for (const [hour, ledger] of state.late) if (hour <= state.foldedThrough && !ledger.dirty) state.late.delete(hour);
  }

  private async writeLedger(key: PartKey, ledger: Ledger, expiresAt: number, token: number, traits?: TraitTable): Promise<Uint8Array> {
    const bytes = encodeLedger(ledger, traits);
    await this.store.write(key, bytes, token, expiresAt);
    ledger.wasStored();
    // The writer's buffer is up to twice as large.
    return Uint8Array.from(bytes);
  }
}
