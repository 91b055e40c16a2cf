import { isUtf8 } from 'node:buffer';
import { MAX_TOPICS } from '@groundswell/activity';
import { ByteMemory } from '@groundswell/security';
import { type CountableActivity, decodeLine, EMPTY_RECORD } from './accepted-lines.ts';
import { NONE } from './activity-columns.ts';
import type { ActivityHashes } from './activity-hashes.ts';
import { LINE_BREAK } from './line-scanner/json-bytes.ts';
import { LineScanner } from './line-scanner/line-scanner.ts';
import { ScannedActivity } from './line-scanner/scanned-activity.ts';
import { networkHash } from './network-hash.ts';
import { type Poison, ReadBatch, UNDETERMINED } from './read-batch.ts';
import type { StreamRecord } from './stream-record.ts';
import { topicsOf } from './topics-of.ts';

/** Where records lie in the memory; what is before is for texts that are put together. */
const DATA = 4_096;

/**
 * Reads the records of a batch into columns. Lines as ingest writes them are scanned where they lie;
 * any other is read as JSON, alone, and says the same. What neither takes is poison.
 */
export class BatchReader {
  private readonly memory: ByteMemory;
  private readonly scanner: LineScanner;
  private batch: ReadBatch;
  private scanned: ScannedActivity | undefined;
  /** Where in the memory something may be written: after the record. */
  private free = DATA;

  constructor(private readonly hashes: ActivityHashes) {
    this.memory = hashes.bytes?.memory ?? new ByteMemory();
    this.scanner = new LineScanner(this.memory);
    this.batch = new ReadBatch(this.memory, plainHash(this.memory), 0);
  }

  /** @param deadly they are given up as they are, for this reason */
  read(records: readonly StreamRecord[], deadly?: string): ReadBatch {
    const bytes = records.reduce((sum, { data }) => sum + data.length, 0);
    const batch = new ReadBatch(this.memory, this.hashes.bytes?.text ?? plainHash(this.memory), bytes);
    this.batch = batch;
    this.scanned = this.hashes.bytes && new ScannedActivity(this.scanner, this.hashes.bytes, batch);
    for (const record of records) {
      const from = batch.activities.count;
      const poison: Poison[] = deadly === undefined ? [] : [{ line: 'all', reason: deadly, data: record.data }];
      if (deadly === undefined) this.readLines(record, poison);
      batch.records.push({ record, from, to: batch.activities.count, poison });
    }
    return batch;
  }

  private readLines(record: StreamRecord, poison: Poison[]): void {
    const { data } = record;
    const end = data.at(-1) === LINE_BREAK ? data.length - 1 : data.length;
    if (end === 0) {
      poison.push({ line: 0, reason: EMPTY_RECORD, data: new Uint8Array() });
      return;
    }
    const scanned = isUtf8(data) ? this.scanned : undefined;
    this.place(data, end);
    for (let start = 0, line = 0; start <= end; line += 1) {
      if (scanned !== undefined && this.scanner.scan(DATA + start)) {
        scanned.add(record.arrivedAt, DATA);
        start = this.scanner.end - DATA + 1;
      } else {
        const breaks = data.indexOf(LINE_BREAK, start);
        const after = breaks === -1 || breaks > end ? end : breaks;
        this.readLine(record, start, after, line, poison);
        start = after + 1;
      }
    }
  }

  /** Copies a record into the memory, a line break after it. */
  private place(data: Uint8Array, end: number): void {
    this.free = DATA + end + 1;
    this.memory.reserve(this.free);
    this.memory.bytes.set(end === data.length ? data : data.subarray(0, end), DATA);
    this.memory.bytes[DATA + end] = LINE_BREAK;
    this.scanner.begin(DATA + end);
  }

  private readLine({ data, arrivedAt }: StreamRecord, start: number, end: number, line: number, poison: Poison[]): void {
    const bytes = Buffer.from(data.buffer, data.byteOffset + start, end - start);
    const decoded = decodeLine(bytes.toString('utf8'));
    if (typeof decoded === 'string') {
      poison.push({ line, reason: decoded, data: Buffer.from(bytes.toString('utf8')) });
      return;
    }
    const number = this.add(decoded, arrivedAt);
    this.batch.activities.lines[2 * number] = start;
    this.batch.activities.lines[2 * number + 1] = end;
  }

  private add(activity: CountableActivity, arrivedAt: number): number {
    const { activities, strings, slices } = this.batch;
    const { language = UNDETERMINED, region = '', kind, source } = activity;
    const number = activities.next();
    activities.ids[number] = this.hashes.id(source, activity.id);
    activities.actors[number] = this.hashes.actor(activity.actor);
    const members = [language, region, kind, source].map((text) => strings.internText(text, this.free)) as [number, number, number, number];
    activities.slices[number] = slices.intern(...members);
    activities.setTimes(number, activity, arrivedAt);
    activities.networks[number] = networkHash(activity.network);
    activities.actorSpans[2 * number] = NONE;
    for (const { topic, label } of topicsOf(activity)) {
      const labelled = label === undefined ? NONE : this.batch.labelFor(topic, label, this.free);
      activities.addTopic(strings.internText(topic, this.free), labelled, MAX_TOPICS);
    }
    return number;
  }
}

/** For callers whose hashes are of texts only: tests. */
function plainHash(memory: ByteMemory): (start: number, length: number) => number {
  return (start, length) => {
    let hash = 0x811c_9dc5;
    for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ (memory.bytes[at] as number), 0x0100_0193);
    return hash >>> 0;
  };
}
