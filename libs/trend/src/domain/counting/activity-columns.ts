import { HOUR, MINUTE } from '@groundswell/kernel';
import { larger } from './byte-table.ts';
import { accountHour, lateHourOf, minuteOf, type TimedActivity } from './time-rules.ts';

const MINUTES_AN_HOUR = HOUR / MINUTE;

/** No label, no position, no hour. */
export const NONE = -1;
/** The label that is the topic after a sign, as most are: it needs no bytes of its own. */
export const PLAIN_TAG = -2;

/** The activities of a batch, a column a member: objects of them would cost more than all that is done with them. */
export class ActivityColumns {
  count = 0;
  /** Keyed hash of (source, id). */
  ids: Float64Array;
  /** Keyed hash of the actor. */
  actors: Float64Array;
  slices: Int32Array;
  /** Minute that it counts in, since the epoch; of a late one the hour. */
  times: Int32Array;
  late: Uint8Array;
  /** Hour in which its actor was seen by it: of its arrival, but for a backfill. */
  sights: Int32Array;
  /** Hour in which the account was made; NONE where nobody said. */
  accountHours: Int32Array;
  networks: Uint16Array;
  /** Where its line lies in its record's data: begin and end. */
  lines: Int32Array;
  /** Where its actor lies in its record's data: begin and end; NONE where it is written with escapes. */
  actorSpans: Int32Array;
  /** Where its topics begin in `topics`; they end where the next activity's begin. */
  topicStarts: Int32Array;
  topics: Int32Array;
  /** Beside the topics: their labels, NONE where the activity does not spell them, PLAIN_TAG. */
  labels: Int32Array;

  /** @param expected activities, about: more find room, too */
  constructor(expected: number) {
    this.ids = new Float64Array(expected);
    this.actors = new Float64Array(expected);
    this.slices = new Int32Array(expected);
    this.times = new Int32Array(expected);
    this.late = new Uint8Array(expected);
    this.sights = new Int32Array(expected);
    this.accountHours = new Int32Array(expected);
    this.networks = new Uint16Array(expected);
    this.lines = new Int32Array(2 * expected);
    this.actorSpans = new Int32Array(2 * expected);
    this.topicStarts = new Int32Array(expected + 1);
    this.topics = new Int32Array(2 * expected);
    this.labels = new Int32Array(2 * expected);
  }

  /** Says when an activity counts, and when it says that its actor's account was made. */
  setTimes(number: number, timed: TimedActivity, arrivedAt: number): void {
    const late = lateHourOf(timed, arrivedAt);
    const minute = minuteOf(timed, arrivedAt);
    this.late[number] = late === undefined ? 0 : 1;
    this.times[number] = late ?? minute;
    this.sights[number] = Math.floor(minute / MINUTES_AN_HOUR);
    this.accountHours[number] = accountHour(timed, arrivedAt) ?? NONE;
  }

  /** Makes room for another activity; returns its number. */
  next(): number {
    const number = this.count;
    if (number === this.ids.length) this.grow();
    this.count = number + 1;
    this.topicStarts[number + 1] = this.topicStarts[number] as number;
    return number;
  }

  /** Adds a topic to the last activity, which it has once, by the first of its spellings. */
  addTopic(topic: number, label: number, most: number): void {
    const end = this.topicStarts[this.count] as number;
    const start = this.topicStarts[this.count - 1] as number;
    if (end - start >= most) return;
    for (let at = start; at < end; at += 1) {
      if (this.topics[at] !== topic) continue;
      if (this.labels[at] === NONE) this.labels[at] = label;
      return;
    }
    if (end === this.topics.length) {
      this.topics = larger(this.topics, end + 1);
      this.labels = larger(this.labels, end + 1);
    }
    this.topics[end] = topic;
    this.labels[end] = label;
    this.topicStarts[this.count] = end + 1;
  }

  private grow(): void {
    const size = 2 * this.count;
    this.ids = larger(this.ids, size);
    this.actors = larger(this.actors, size);
    this.slices = larger(this.slices, size);
    this.times = larger(this.times, size);
    this.late = larger(this.late, size);
    this.sights = larger(this.sights, size);
    this.accountHours = larger(this.accountHours, size);
    this.networks = larger(this.networks, size);
    this.lines = larger(this.lines, 2 * size);
    this.actorSpans = larger(this.actorSpans, 2 * size);
    this.topicStarts = larger(this.topicStarts, size + 1);
  }
}
