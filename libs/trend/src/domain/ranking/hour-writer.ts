import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { CheckedStore } from './checked-store.ts';
import type { HourBook } from './hour-book.ts';
import { decodeHour, encodeHour } from './hour-codec.ts';
import { foldHour, type HourChunk, lateByScope, type LateCounts, lateChunks, withLate } from './hours.ts';
import { inBatches } from './in-batches.ts';
import { decodeLedger } from './ledger-codec.ts';
import { Ledger } from './ledger.ts';
import { partKeys } from './part-keys.ts';
import type { TrendState } from './trend-state.ts';

const KEPT = 15 * DAY;
const AT_ONCE = 8;
const HOURS_AT_ONCE = 4;
/** Open hours are written so often, for readers alone: what is seconds old of everywhere is in the index, and other scopes are many. */
const EVERYWHERE_EVERY = 10 * MINUTE;
const SCOPES_EVERY = 20 * MINUTE;

interface HourOptions {
  readonly late: ReadonlyMap<Scope, LateCounts>;
  readonly peaked: boolean;
}

/** Writes hours by scope: those that are open again and again, those that are closed with what came late for them. */
export class HourWriter {
  private everywhereAt = Number.NEGATIVE_INFINITY;
  private scopesAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: CheckedStore,
    private readonly state: TrendState,
    private readonly book: HourBook,
  ) {}

  /**
   * Writes the open hours that changed; those through `closing` completely, so that they may be folded.
   * @param scopes those that hours are written of
   */
  async writeOpen(scopes: readonly Scope[], closing: number, now: number, token: number): Promise<void> {
    const due = this.state.hoursAtOnce || Math.abs(now - this.scopesAt) >= SCOPES_EVERY;
    const everywhereDue = due || Math.abs(now - this.everywhereAt) >= EVERYWHERE_EVERY;
    for (const hour of [...this.state.changedHours].sort((one, other) => one - other)) {
      const all = due || hour <= closing;
      if (!all && !everywhereDue) continue;
      await this.loadLate(hour);
      const late = lateByScope(this.state.late.get(hour) as Ledger);
      // What is written between two rounds of all scopes is soon written again: then with its peaks.
      if (all) await this.writeHour(scopes, hour, { late, peaked: true }, token);
      else await this.writeHour([EVERYWHERE], hour, { late, peaked: false }, token);
      if (all) this.state.changedHours.delete(hour);
    }
    this.state.hoursAtOnce = false;
    if (due) this.scopesAt = now;
    if (everywhereDue) this.everywhereAt = now;
  }

  /** Writes what came late for hours that are folded already: of `scopes`, and of those that have the hour. */
  async writeLate(scopes: readonly Scope[], token: number): Promise<void> {
    const written = new Set(scopes);
    const { changedLate, changedHours, foldedThrough } = this.state;
    await inBatches(changedLate, HOURS_AT_ONCE, async (hour) => {
      if (hour > foldedThrough) changedHours.add(hour);
      else {
        const late = [...lateByScope(this.state.late.get(hour) as Ledger)];
        await this.addLate(hour, late, written, token);
      }
      changedLate.delete(hour);
    });
  }

  /** Loads what came late for `hour`, where that is not known yet. */
  async loadLate(hour: number): Promise<void> {
    if (this.state.late.has(hour)) return;
    const [ledger] = await this.store.decoded([partKeys.late(hour)], (bytes) => decodeLedger(bytes));
    this.state.openLate(ledger ?? new Ledger(hour));
  }

  private async writeHour(scopes: readonly Scope[], hour: number, { late, peaked }: HourOptions, token: number): Promise<void> {
    await inBatches(scopes, AT_ONCE, async (scope) => {
      for (const [name, chunk] of foldHour(scope, hour, this.state.scopes.get(scope), late.get(scope), this.state.banned, peaked)) {
        await this.writeChunk(scope, name, hour, chunk, token);
      }
    });
  }

  /** One read for all scopes of the hour, then a write a chunk. */
  private async addLate(
    hour: number,
    late: readonly (readonly [Scope, LateCounts])[],
    written: ReadonlySet<Scope>,
    token: number,
  ): Promise<void> {
    const chunks = late.flatMap(([scope, counts]) => [...lateChunks(scope, counts)].map(([name, added]) => ({ scope, name, added })));
    const keys = chunks.map(({ scope, name }) => partKeys.hour(scope, name, hour));
    const stored = await this.store.decoded(keys, decodeHour);
    await inBatches(chunks.entries(), AT_ONCE, async ([index, { scope, name, added }]) => {
      const chunk = stored[index];
      if (chunk !== undefined || written.has(scope)) await this.writeChunk(scope, name, hour, withLate(chunk ?? new Map(), added), token);
    });
  }

  private async writeChunk(scope: Scope, name: string, hour: number, chunk: HourChunk, token: number): Promise<void> {
    await this.store.write(partKeys.hour(scope, name, hour), encodeHour(chunk), token, hour * HOUR + KEPT);
    this.book.put(scope, name, hour, chunk);
  }
}
