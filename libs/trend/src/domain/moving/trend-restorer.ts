import { type Clock, type Ids, KnownError, MINUTE, SystemClock } from '@groundswell/kernel';
import { inBatches } from '../ranking/in-batches.ts';
import { IMPORT_SHARD } from '../ranking/part-keys.ts';
import { LeaseLostError, type RankerRecord, type RankStore } from '../ranking/rank-store.ts';
import type { ExportedPart, ExportManifest } from './exported-trends.ts';

/** Machine time for which rankers have to wait; taken again as long as it goes on, given back at the end. */
const LEASE = 2 * MINUTE;
const PROLONGED_EVERY = 200;
const AT_ONCE = 8;
/** What an export counts under in checkpoints: a chain of one delta. */
const LAST = '1';

/** Thrown when trends are to be imported where there are some already. */
export class TrendsPresentError extends KnownError {
  readonly code = 'trends-present';
  readonly status = 409;
}

/**
 * Brings exported trends into a deployment that has none: lists, hours and topics are what they were, and
 * what the deployment counts itself, before or after, comes on top.
 */
export class TrendRestorer {
  constructor(
    private readonly store: RankStore,
    private readonly ids: Ids,
    private readonly machineClock: Clock = new SystemClock(),
  ) {}

  /**
   * Safe to repeat with the same export: once it is done, nothing happens.
   * @returns the parts that were written
   * @throws TrendsPresentError when the deployment has ranked activities of its own or of another import
   * @throws LeaseLostError when another import took over
   */
  async restore(manifest: ExportManifest, parts: AsyncIterable<ExportedPart> | Iterable<ExportedPart>): Promise<number> {
    if (await this.isRestored(manifest)) return 0;
    const owner = this.ids.next();
    let record = await this.takeLease(owner);
    let written = 0;
    for await (const batch of batchesOf(parts)) {
      const { token } = (record = await this.takeLease(owner));
      await inBatches(batch, AT_ONCE, ({ group, name, body, expiresAt }) => this.store.write({ group, name }, body, token, expiresAt));
      written += batch.length;
    }
    // Until here a ranker would find parts that no checkpoint speaks of, and an import may simply be repeated.
    await this.store.change(record.token, {
      heads: new Map([[shardOf(manifest), LAST]]),
      foldedThrough: manifest.foldedThrough,
      activities: manifest.activities,
      countedActivities: manifest.activities,
      countedThrough: manifest.exportedAt,
      rankedAt: manifest.exportedAt,
      epoch: record.epoch + 1,
      until: 0,
    });
    return written;
  }

  /**
   * Whether this export was brought here before.
   * @throws TrendsPresentError as `restore` does
   */
  async isRestored(manifest: ExportManifest): Promise<boolean> {
    const known = await this.store.record();
    if (known?.heads.has(shardOf(manifest)) === true) return true;
    if (known !== undefined && (known.heads.size > 0 || known.countedActivities > 0))
      throw new TrendsPresentError('this deployment has trends already: import into one that has none');
    return false;
  }

  private async takeLease(owner: string): Promise<RankerRecord> {
    const at = this.machineClock.now();
    const record = await this.store.hold(owner, at, at + LEASE, true);
    if (record === undefined) throw new LeaseLostError('another ranker took the lease');
    return record;
  }
}

/** What the export counts under in the checkpoints of where it is brought to. */
function shardOf({ exportedAt, activities }: ExportManifest): string {
  return `${IMPORT_SHARD}moved-${exportedAt}-${activities}`;
}

async function* batchesOf(parts: AsyncIterable<ExportedPart> | Iterable<ExportedPart>): AsyncGenerator<readonly ExportedPart[]> {
  let batch: ExportedPart[] = [];
  for await (const part of parts) {
    batch.push(part);
    if (batch.length < PROLONGED_EVERY) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
