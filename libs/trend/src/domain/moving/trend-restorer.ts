import { type Clock, type Ids, KnownError, MINUTE, SystemClock } from '@groundswell/kernel';
import { IMPORT_SHARD } from '../ranking/part-keys.ts';
import { LeaseLostError, type RankerRecord, type RankStore } from '../ranking/rank-store.ts';
import type { ExportedPart, ExportManifest } from './exported-trends.ts';

/** Machine time for which rankers have to wait; taken again as long as it goes on, given back at the end. */
const LEASE = 2 * MINUTE;
const PROLONGED_EVERY = 200;
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
    const shard = `${IMPORT_SHARD}moved-${manifest.exportedAt}-${manifest.activities}`;
    const known = await this.store.record();
    if (known?.heads.has(shard) === true) return 0;
    if (known !== undefined && (known.heads.size > 0 || known.countedActivities > 0))
      throw new TrendsPresentError('this deployment has trends already: import into one that has none');
    const owner = this.ids.next();
    let record = await this.takeLease(owner);
    let written = 0;
    for await (const { group, name, body, expiresAt } of parts) {
      await this.store.write({ group, name }, body, record.token, expiresAt);
      written += 1;
      if (written % PROLONGED_EVERY === 0) record = await this.takeLease(owner);
    }
    // Until here a ranker would find parts that no checkpoint speaks of, and an import may simply be repeated.
    await this.store.change(record.token, {
      heads: new Map([[shard, LAST]]),
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

  private async takeLease(owner: string): Promise<RankerRecord> {
    const at = this.machineClock.now();
    const record = await this.store.hold(owner, at, at + LEASE, true);
    if (record === undefined) throw new LeaseLostError('another ranker took the lease');
    return record;
  }
}
