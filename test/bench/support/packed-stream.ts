import { SECOND } from '@groundswell/kernel';
import type { StreamRecord } from '@groundswell/trend';
import { SyntheticCommunity } from './synthetic-community.ts';

export const ACTIVITIES_A_SECOND = 1_000;
/** What a provisioned stream bills a put by, and what a pack is filled up to. */
const PUT_UNIT = 25 * 1_024;
/** What a stream on demand rounds a record up to. */
const ROUNDED = 1_024;
const FILLER = 'what do you all think of this one, it has been going round since this morning';

/** Packs of activities, as `ingest` puts them on the stream, of one shard at 1,000 activities a second. */
export class PackedStream {
  private readonly community: SyntheticCommunity;
  private sequence = 0;
  private made = 0;
  records = 0;
  bytes = 0;
  putUnits = 0;
  roundedBytes = 0;

  constructor(seed: number) {
    this.community = new SyntheticCommunity(seed);
  }

  reset(): void {
    Object.assign(this, { records: 0, bytes: 0, putUnits: 0, roundedBytes: 0 });
  }

  /** The records of `seconds` from `from` on, epoch milliseconds. */
  batch(from: number, seconds: number): StreamRecord[] {
    const records: StreamRecord[] = [];
    let [lines, size]: [string[], number] = [[], 0];
    const count = seconds * ACTIVITIES_A_SECOND;
    for (let index = 0; index < count; index += 1) {
      const at = from + Math.floor((index * SECOND) / ACTIVITIES_A_SECOND);
      const line = this.line(at);
      if (size + line.length + 1 > PUT_UNIT) {
        records.push(this.record(lines, at));
        [lines, size] = [[], 0];
      }
      lines.push(line);
      size += line.length + 1;
    }
    records.push(this.record(lines, from + seconds * SECOND - 1));
    return records;
  }

  /** About 300 bytes. */
  private line(at: number): string {
    const { topics, actor, language, region, kind, source } = this.community.act();
    const id = `${(this.made += 1).toString(36).padStart(8, '0')}-5d0c-4c0e-9e6b`;
    const text = `${FILLER.slice(0, 20 + (this.made % 50))} #${topics.join(' #')}`;
    return JSON.stringify({
      id,
      kind,
      actor: `person-${actor}`,
      topics: [],
      text,
      language,
      region,
      client: 'web app',
      occurredAt: at - 300,
      properties: {},
      source,
      receivedAt: at,
      correlationId: `c${this.made % 1_000}`,
      network: (actor % 40_000).toString(16).padStart(12, '0'),
    });
  }

  private record(lines: readonly string[], arrivedAt: number): StreamRecord {
    const data = Buffer.from(lines.join('\n'));
    this.records += 1;
    this.bytes += data.length;
    this.putUnits += Math.ceil(data.length / PUT_UNIT);
    this.roundedBytes += Math.ceil(data.length / ROUNDED) * ROUNDED;
    return { sequenceNumber: String((this.sequence += 1)), arrivedAt, data };
  }
}
