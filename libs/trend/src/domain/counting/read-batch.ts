import type { HashOfBytes, ByteMemory } from '@groundswell/security';
import { decodeLine } from './accepted-lines.ts';
import type { CountableActivity } from './accepted-lines.ts';
import { ActivityColumns, NONE, PLAIN_TAG } from './activity-columns.ts';
import { ByteTable, larger } from './byte-table.ts';
import type { Belonging } from './shard-placement.ts';
import { SliceTable } from './slice-table.ts';
import type { StreamRecord } from './stream-record.ts';

/** About what a line has. */
const BYTES_A_LINE = 200;
const FEWEST = 64;
/** Language of an activity that names none. */
export const UNDETERMINED = 'und';

/** What of a record cannot be counted: a line of it, or all of it. */
export interface Poison {
  readonly line: number | 'all';
  readonly reason: string;
  readonly data: Uint8Array;
}

/** A record of the batch: the activities from `from` to before `to` are of it. */
export interface ReadRecord {
  readonly record: StreamRecord;
  readonly from: number;
  readonly to: number;
  readonly poison: readonly Poison[];
}

/** The records of a batch, read once, however often the chain makes us count them again. */
export class ReadBatch {
  readonly records: ReadRecord[] = [];
  readonly activities: ActivityColumns;
  readonly slices = new SliceTable();
  /** Topics and what slices are made of. */
  readonly strings: ByteTable;
  readonly labels: ByteTable;
  /** Numbers of the empty string, which is the topic of totals and a region that nobody knew, and of `und`. */
  readonly total: number;
  readonly undetermined: number;
  /** Activities that are not counted here: they belong to another shard, or their actor was erased. */
  readonly apart = new Set<number>();
  /** Number of the topic plus one by number of the label that is a hashtag; 0 where it is not known as one. */
  private tagTopics: Int32Array;

  /** @param bytes of its records: they tell about how much room it takes */
  constructor(memory: ByteMemory, hashOf: HashOfBytes, bytes: number) {
    const expected = FEWEST + Math.ceil(bytes / BYTES_A_LINE);
    this.activities = new ActivityColumns(expected);
    this.strings = new ByteTable(memory, hashOf, expected);
    this.labels = new ByteTable(memory, hashOf, expected);
    this.tagTopics = new Int32Array(expected);
    this.total = this.strings.internText('', 0);
    this.undetermined = this.strings.internText(UNDETERMINED, 0);
  }

  /** The number of a label, which is written to `at` in the memory. */
  labelFor(topic: string, label: string, at: number): number {
    return label.length === topic.length + 1 && label === `#${topic}` ? PLAIN_TAG : this.labels.internText(label, at);
  }

  /** The topic of a label that is a hashtag; NONE where it is not known yet. */
  topicOfTag(label: number): number {
    return label < this.tagTopics.length ? (this.tagTopics[label] as number) - 1 : NONE;
  }

  rememberTag(label: number, topic: number): void {
    if (label >= this.tagTopics.length) this.tagTopics = larger(this.tagTopics, label + 1);
    this.tagTopics[label] = topic + 1;
  }

  /** The line of an activity of `record`. */
  line({ record }: ReadRecord, activity: number): string {
    return textOf(record.data, this.activities.lines[2 * activity] as number, this.activities.lines[2 * activity + 1] as number);
  }

  /** The activity as an object. */
  activity(record: ReadRecord, activity: number): CountableActivity {
    return decodeLine(this.line(record, activity)) as CountableActivity;
  }

  actor(record: ReadRecord, activity: number): string {
    const start = this.activities.actorSpans[2 * activity] as number;
    if (start === NONE) return this.activity(record, activity).actor;
    return textOf(record.record.data, start, this.activities.actorSpans[2 * activity + 1] as number);
  }

  /** Whether the activity belongs to the shard, by its actor's bytes where they tell. */
  belongs(record: ReadRecord, activity: number, belongs: Belonging): boolean {
    const { actorSpans } = this.activities;
    const start = actorSpans[2 * activity] as number;
    const end = actorSpans[2 * activity + 1] as number;
    const byBytes = start === NONE ? undefined : belongs.ofBytes?.(record.record.data, start, end);
    return byBytes ?? belongs(this.actor(record, activity));
  }

  topics(activity: number): readonly string[] {
    const { topicStarts, topics } = this.activities;
    const numbers = topics.subarray(topicStarts[activity], topicStarts[activity + 1]);
    return Array.from(numbers, (number) => this.strings.text(number));
  }
}

function textOf(data: Uint8Array, start: number, end: number): string {
  return Buffer.from(data.buffer, data.byteOffset + start, end - start).toString('utf8');
}
