import { type Clock, type Ids, MINUTE, SECOND } from '@groundswell/kernel';
import type { ErasedList } from '@groundswell/privacy';
import type { DeadLetters } from '@groundswell/trend';
import { RefusedRowsError } from '../errors.ts';
import { Migrator } from '../migrating/migrator.ts';
import { TARGETS } from '../model/model.ts';
import type { Target } from '../model/table.ts';
import type { Warehouse } from '../warehouse.ts';
import { type BatchLimits, batchesOf } from './batches.ts';
import { hashCell } from '../landing/pseudonyms.ts';
import { ERASED_AT_ONCE, erasureSteps } from './erasure-statements.ts';
import { figureSteps, HOURS_WAIT } from './figure-statements.ts';
import { type LandedObject, type LandedObjects, placeOf } from './landed-object.ts';
import type { LoadEvents } from './load-events.ts';
import type { LoadNotes, Positions } from './load-notes.ts';
import { loadSteps, passOverSteps, positionsQuery } from './load-statements.ts';
import { newObjects } from './new-objects.ts';
import { Progress } from './progress.ts';
import { retried } from './retries.ts';

/** What the loader reaches the world through. */
export interface LoaderPorts {
  readonly warehouse: Warehouse;
  readonly objects: LandedObjects;
  readonly notes: LoadNotes;
  readonly erased: Pick<ErasedList, 'newest' | 'after'>;
  readonly letters: DeadLetters;
  readonly events: LoadEvents;
  readonly clock: Clock;
  /** What the lease is held by, whatever the rate of the deployment's clock. */
  readonly machineClock: Clock;
  readonly ids: Ids;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly limits?: BatchLimits;
}

/** A lease outlives any one transaction. */
const LEASE = 5 * MINUTE;
/** What a run must have left to begin another batch. Milliseconds. */
const TIME_FOR_A_BATCH = 60 * SECOND;
const LIMITS: BatchLimits = { bytes: 32 * 1_024 * 1_024, objects: 200 };

/**
 * Takes landed objects to the warehouse, each row exactly once (docs/decisions/0080). The lease spares work; what keeps rows from
 * coming twice is the transaction alone, so a lease that ended too soon does no harm.
 */
export class Loader {
  private schemaIsNew = true;

  constructor(private readonly ports: LoaderPorts) {}

  /**
   * Loads what is new. Where nothing is, the warehouse is not asked, so that it may sleep.
   * @param timeLeft milliseconds that the run may still take
   * @returns whether it was this loader's turn
   */
  async run(timeLeft: () => number): Promise<boolean> {
    const { notes, ids, warehouse, events } = this.ports;
    const owner = ids.next();
    if (!(await this.hold(owner))) return false;
    try {
      await this.takeOutErased();
      await this.loadWhatIsNew(owner, timeLeft);
    } catch (error) {
      events.failed(error);
      await this.tellBacklog();
    } finally {
      await warehouse.close();
      await notes.release(owner);
    }
    return true;
  }

  /** First of all: who was erased stays so, whatever of theirs waits to be loaded. */
  private async takeOutErased(): Promise<void> {
    const { warehouse, erased, notes, pause } = this.ports;
    const through = await notes.erasedThrough();
    if ((await erased.newest()) <= through) return;
    const entries = await erased.after(through);
    // Somebody named twice would be refused as a second row of one key, by every run from then on.
    const people = [...new Set(entries.flatMap(({ actors }) => actors))].map(hashCell);
    await this.migrate();
    for (let from = 0; from < people.length; from += ERASED_AT_ONCE) {
      const steps = erasureSteps(warehouse.dialect, people.slice(from, from + ERASED_AT_ONCE));
      await retried(() => warehouse.transaction(steps), pause);
    }
    await this.makeFigures();
    await notes.noteErased(entries.at(-1)?.number ?? through);
  }

  private async loadWhatIsNew(owner: string, timeLeft: () => number): Promise<void> {
    const waiting = [];
    for (const target of TARGETS) if ((await this.oldestNew(target)) !== undefined) waiting.push(target);
    if (waiting.length > 0) {
      await this.migrate();
      const reached = new Map<string, Positions>();
      for (const target of waiting) reached.set(target.name, await this.loadTarget(target, owner, timeLeft));
      await this.makeFigures();
      // Only now: what failed before is found anew by the next run, figures included.
      for (const [target, positions] of reached) await this.ports.notes.note(target, positions);
    }
    await this.tellBacklog();
  }

  /** @returns how far the target's shards are loaded now */
  private async loadTarget(target: Target, owner: string, timeLeft: () => number): Promise<Positions> {
    const { warehouse, objects, notes, pause, limits = LIMITS } = this.ports;
    const rows = await retried(() => warehouse.transaction([positionsQuery(target.name)]), pause);
    const progress = new Progress(rows, await notes.positions(target.name));
    for await (const batch of batchesOf(newObjects(objects, target.name, progress.positions), limits)) {
      if (timeLeft() < TIME_FOR_A_BATCH || !(await this.hold(owner))) break;
      await this.loadBatch(target, batch);
      for (const object of batch) progress.loaded(object);
    }
    return progress.positions;
  }

  /** What the warehouse refuses is looked for by halves, and passed over as a dead letter. */
  private async loadBatch(target: Target, batch: readonly LandedObject[]): Promise<void> {
    const { warehouse, events, pause, clock } = this.ports;
    try {
      const steps = loadSteps(warehouse.dialect, { target, objects: batch, at: clock.now() });
      const [row] = await retried(() => warehouse.transaction(steps), pause);
      events.loaded({ target: target.name, objects: batch.length, landed: Number(row?.landed), loaded: Number(row?.loaded) });
    } catch (error) {
      if (!(error instanceof RefusedRowsError)) throw error;
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) return this.passOver(target, only, error.message);
      const middle = Math.ceil(batch.length / 2);
      await this.loadBatch(target, batch.slice(0, middle));
      await this.loadBatch(target, batch.slice(middle));
    }
  }

  private async passOver(target: Target, object: LandedObject, reason: string): Promise<void> {
    const { warehouse, letters, events, pause, clock } = this.ports;
    const { key, landedAt } = object;
    const shard = placeOf(key)?.shard ?? '';
    const sequenceNumber = key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('_'));
    const origin = { origin: 'load', stream: target.name, shard, sequenceNumber };
    await letters.keep([{ ...origin, id: key, reason, data: Buffer.from(key), at: landedAt }]);
    await retried(() => warehouse.transaction(passOverSteps(warehouse.dialect, { target, objects: [object], at: clock.now() })), pause);
    events.refused(key, reason);
  }

  private async makeFigures(): Promise<void> {
    const { warehouse, pause } = this.ports;
    const [waiting] = await retried(() => warehouse.transaction([HOURS_WAIT]), pause);
    if (waiting?.hours !== '0') await retried(() => warehouse.transaction(figureSteps(warehouse.dialect)), pause);
  }

  private async migrate(): Promise<void> {
    if (!this.schemaIsNew) return;
    const { warehouse, clock, pause } = this.ports;
    await retried(() => new Migrator(warehouse, clock).migrate(), pause);
    this.schemaIsNew = false;
  }

  private async tellBacklog(): Promise<void> {
    const { clock, events } = this.ports;
    const landed = [];
    for (const target of TARGETS) landed.push(...((await this.oldestNew(target)) ?? []));
    events.backlog(landed.length === 0 ? 0 : Math.max(0, (clock.now() - Math.min(...landed)) / SECOND));
  }

  /** When the first object was landed that, as far as is noted, is not loaded. */
  private async oldestNew({ name }: Target): Promise<readonly [number] | undefined> {
    const { objects, notes } = this.ports;
    for await (const { landedAt } of newObjects(objects, name, await notes.positions(name))) return [landedAt];
    return undefined;
  }

  private hold(owner: string): Promise<boolean> {
    const now = this.ports.machineClock.now();
    return this.ports.notes.hold(owner, now, now + LEASE);
  }
}
