import { PostgresqlWarehouse } from '@groundswell/cloud';
import { ManualClock, SequentialIds, SystemClock } from '@groundswell/kernel';
import { MemoryErasedList } from '@groundswell/privacy';
import { InMemoryDeadLetters } from '@groundswell/trend';
import {
  Loader,
  MemoryLoadNotes,
  RememberedLoadEvents,
  type Row,
  type Step,
  Warehouse,
  WarehouseUnavailableError,
} from '@groundswell/warehouse';
import { type LandedBatch, type LandedRecord, MemoryLandedObjects } from './landed-objects.ts';

export const DAY = '2026-11-23';
export const NOON = Date.parse(`${DAY}T12:00:00Z`);
export const ABSENT = 'no failure';

/** The warehouse, failing as it is told to. */
class FailingWarehouse extends Warehouse {
  override readonly dialect;
  /** Errors of the next transactions, in order; `ABSENT` lets one through. */
  failures: (Error | typeof ABSENT)[] = [];
  /** Fails the next transaction that copies behind so many of its steps; -1: once it has committed. */
  breakBehind: number | undefined;
  transactions = 0;

  constructor(private readonly real: PostgresqlWarehouse) {
    super();
    this.dialect = real.dialect;
  }

  async transaction(steps: readonly Step[]): Promise<readonly Row[]> {
    this.transactions += 1;
    const failure = this.failures.shift();
    if (failure instanceof Error) throw failure;
    const copies = steps.some((step) => typeof step !== 'string');
    const behind = copies ? this.breakBehind : undefined;
    if (behind === undefined) return this.real.transaction(steps);
    this.breakBehind = undefined;
    await this.real.transaction(behind < 0 ? steps : [...steps.slice(0, behind), 'SELECT 1 / 0']).catch(() => undefined);
    throw new WarehouseUnavailableError('the connection broke');
  }

  close(): Promise<void> {
    return this.real.close();
  }
}

/** A loader into a real PostgreSQL, and what it reaches the world through. */
export function loaderInto(
  url: string,
  objects: MemoryLandedObjects,
  notes = new MemoryLoadNotes(),
  clock = new ManualClock(NOON),
  erased = new MemoryErasedList(),
) {
  const warehouse = new FailingWarehouse(new PostgresqlWarehouse(url, objects));
  const [events, letters] = [new RememberedLoadEvents(), new InMemoryDeadLetters()];
  const ports = { warehouse, objects, notes, erased, letters, events, clock, machineClock: new SystemClock(), ids: new SequentialIds() };
  const loader = new Loader({ ...ports, pause: () => Promise.resolve(), limits: { bytes: 1e9, objects: 2 } });
  return { warehouse, events, letters, notes, clock, run: () => loader.run(() => 600_000) };
}

/** An activity as it lands. */
export function activity(sequence: number, id: string, values: Readonly<Record<string, string>> = {}): LandedRecord {
  const at = '2026-11-23T11:59:30.123Z';
  const told = { source: 'ios', id, kind: 'post', actor: '0123456789ab', occurred_at: at, received_at: at, language: 'pt' };
  const rest = { topics: '["storm"]', properties: '{"price":7}', correlation_id: 'c-1', backfill: 'false', future: 'false' };
  return { sequence, values: { ...told, ...rest, ...values } };
}

/** A change of a follow as it lands. */
export function change(sequence: number, topic: string, operation: string): LandedRecord {
  const version = String(sequence).padStart(60, '0');
  return {
    sequence,
    values: { account: 'a1', topic, created_at: '2026-11-23T00:00:00.000Z', operation, changed_at: '2026-11-23T11:00:00.000Z', version },
  };
}

/** Activities of one shard and day, unless `of` says otherwise. */
export function batch(records: readonly LandedRecord[], of: Partial<LandedBatch> = {}): LandedBatch {
  return { target: 'activity', shard: 'activities/shardId-000000000000', day: DAY, records, ...of };
}
