import { gzipSync } from 'node:zlib';
import { type LandedObject, LandedObjects, landedHeader, landedSequence, RefusedRowsError, targetNamed } from '@groundswell/warehouse';

/** A record of a shard, as one landed row. */
export interface LandedRecord {
  /** Sequence number. */
  readonly sequence: number;
  /** By column; absent: null. */
  readonly values: Readonly<Record<string, string>>;
}

/** What is landed of one batch of a shard. */
export interface LandedBatch {
  readonly target: string;
  /** `ORIGIN/SHARD`. */
  readonly shard: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly records: readonly LandedRecord[];
}

/** Key and bytes of a landed object. */
export function landedBatch({ target, shard, day, records }: LandedBatch): { readonly key: string; readonly body: Buffer } {
  const padded = (record: LandedRecord | undefined) => String(record?.sequence ?? 0).padStart(60, '0');
  const header = landedHeader(targetNamed(target));
  const lines = records.map(({ sequence, values }) => {
    const all: Readonly<Record<string, string>> = { ...values, shard, sequence: landedSequence(String(sequence), 0) };
    return header.map((name) => field(all[name])).join(',');
  });
  const key = `landed/${target}/${day}/${shard}/${padded(records[0])}_${padded(records.at(-1))}.csv.gz`;
  return { key, body: gzipSync(`${[header.join(','), ...lines].join('\n')}\n`, { level: 1 }) };
}

function field(value: string | undefined): string {
  return value === undefined ? '' : `"${value.replaceAll('"', '""')}"`;
}

/** Landed objects in memory. */
export class MemoryLandedObjects extends LandedObjects {
  readonly bodies = new Map<string, Buffer>();
  readonly times = new Map<string, number>();
  /** Keys that were opened. */
  readonly opened: string[] = [];

  add(batch: LandedBatch, landedAt = Date.parse(batch.day)): string {
    const { key, body } = landedBatch(batch);
    this.bodies.set(key, body);
    this.times.set(key, landedAt);
    return key;
  }

  async *list(target: string, day = ''): AsyncIterable<LandedObject> {
    await Promise.resolve();
    for (const [key, { length }] of [...this.bodies].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      if (key.startsWith(`landed/${target}/`) && key > `landed/${target}/${day}`) {
        yield { key, size: length, landedAt: this.times.get(key) ?? 0 };
      }
    }
  }

  open(key: string, bytes?: number): Promise<AsyncIterable<Uint8Array>> {
    const body = this.bodies.get(key);
    if (body === undefined) return Promise.reject(new RefusedRowsError(`${key} is gone`));
    this.opened.push(key);
    return Promise.resolve(once(body.subarray(0, bytes)));
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
