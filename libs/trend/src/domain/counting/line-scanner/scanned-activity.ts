import { MAX_TOPICS } from '@groundswell/activity';
import { hashtagsOf } from '@groundswell/topic';
import { NONE, PLAIN_TAG } from '../activity-columns.ts';
import type { ByteHashes } from '../activity-hashes.ts';
import type { ReadBatch } from '../read-batch.ts';
import type { LineScanner } from './line-scanner.ts';
import { ACTOR, ACTOR_SINCE, BACKFILL, ID, KIND, LANGUAGE, NETWORK, OCCURRED, REGION, SOURCE, TEXT } from './members.ts';
import { UNCLEAR } from './sign-list.ts';

/** Where a source, a NUL and an id are put together: before the records. */
const IDENTITY = 0;
/** Where a tag is written in small letters. */
const TAG = 3_072;
const DIGITS = 4;
const CAPITAL_TO_SMALL = 0x20;
const NUMBER_SIGN = 0x23;

/** Puts what a scanner found into a batch's columns. */
export class ScannedActivity {
  /** Of the last source: the bytes before an id, and their number. */
  private source = NONE;
  private identityStart = 0;
  /** The beginning that a line shared last, and the source and the network in it. */
  private beginning = 0;
  private beginningSource = NONE;
  private beginningNetwork = 0;

  constructor(
    private readonly scanner: LineScanner,
    private readonly hashes: ByteHashes,
    private readonly batch: ReadBatch,
  ) {}

  /** @param data where the record begins in the memory */
  add(arrivedAt: number, data: number): void {
    const { scanner, batch } = this;
    const { activities } = batch;
    const number = activities.next();
    this.readBeginning();
    const source = scanner.beginning === 0 ? this.name(SOURCE) : this.beginningSource;
    activities.ids[number] = this.identity(source);
    const actor = scanner.start(ACTOR);
    activities.actors[number] = this.hashes.actor(actor, scanner.length(ACTOR));
    activities.actorSpans[2 * number] = actor - data;
    activities.actorSpans[2 * number + 1] = actor - data + scanner.length(ACTOR);
    activities.slices[number] = this.slice(source);
    this.setTimes(number, arrivedAt);
    activities.networks[number] = this.networkOfLine();
    activities.lines[2 * number] = scanner.lineStart - data;
    activities.lines[2 * number + 1] = scanner.end - data;
    for (let topic = 0; topic < scanner.topics; topic += 1) this.addNamed(topic);
    if (scanner.has(TEXT)) this.addTags();
  }

  /** What lines of one request share is looked up once. */
  private readBeginning(): void {
    const { scanner } = this;
    if (scanner.beginning === this.beginning || scanner.beginning === 0) return;
    this.beginning = scanner.beginning;
    this.beginningSource = this.name(SOURCE);
    this.beginningNetwork = scanner.hasInBeginning(NETWORK) ? this.network() : 0;
  }

  private networkOfLine(): number {
    const { scanner } = this;
    if (!scanner.has(NETWORK)) return 0;
    return scanner.beginning !== 0 && scanner.hasInBeginning(NETWORK) ? this.beginningNetwork : this.network();
  }

  private name(member: number): number {
    return this.batch.strings.internName(this.scanner.start(member), this.scanner.length(member));
  }

  private slice(source: number): number {
    const language = this.scanner.has(LANGUAGE) ? this.name(LANGUAGE) : this.batch.undetermined;
    const region = this.scanner.has(REGION) ? this.name(REGION) : this.batch.total;
    return this.batch.slices.intern(language, region, this.name(KIND), source);
  }

  /** The hash of the source, a NUL and the id, which are put together in the memory. */
  private identity(source: number): number {
    const { scanner, hashes } = this;
    const { bytes, view } = hashes.memory;
    if (this.source !== source) {
      const [start, length] = [scanner.start(SOURCE), scanner.length(SOURCE)];
      bytes.copyWithin(IDENTITY, start, start + length);
      bytes[IDENTITY + length] = 0;
      this.identityStart = IDENTITY + length + 1;
      this.source = source;
    }
    const start = scanner.start(ID);
    const length = scanner.length(ID);
    const target = this.identityStart;
    // By words, beyond the end: what is there is not hashed.
    for (let at = 0; at < length; at += 4) view.setInt32(target + at, view.getInt32(start + at, true), true);
    return hashes.id(IDENTITY, target - IDENTITY + length);
  }

  private setTimes(number: number, arrivedAt: number): void {
    const { scanner } = this;
    const timed = {
      occurredAt: scanner.has(OCCURRED) ? scanner.occurredAt : undefined,
      actorSince: scanner.has(ACTOR_SINCE) ? scanner.actorSince : undefined,
      backfill: scanner.has(BACKFILL),
    };
    this.batch.activities.setTimes(number, timed, arrivedAt);
  }

  /** As `networkHash`. */
  private network(): number {
    const { scanner } = this;
    const length = scanner.length(NETWORK);
    if (length < DIGITS || scanner.isWide(NETWORK)) return 0;
    const end = scanner.start(NETWORK) + length;
    let value = 0;
    for (let at = end - DIGITS; at < end; at += 1) {
      const digit = digitOf(this.hashes.memory.bytes[at] as number);
      if (digit === NONE) return 0;
      value = value * 16 + digit;
    }
    return Math.max(1, value);
  }

  private addNamed(index: number): void {
    const { topicSpans } = this.scanner;
    const start = topicSpans[2 * index] as number;
    const length = (topicSpans[2 * index + 1] as number) - start;
    if (length === 0) return;
    const label = this.scanner.labels === 0 ? NONE : this.labelOf(start, length);
    this.batch.activities.addTopic(this.batch.strings.intern(start, length), label, MAX_TOPICS);
  }

  /** The label of the topic, the last where several say it: as `JSON.parse` has it. */
  private labelOf(start: number, length: number): number {
    const { labels, labelSpans } = this.scanner;
    const { bytes } = this.hashes.memory;
    for (let at = 4 * (labels - 1); at >= 0; at -= 4) {
      const name = labelSpans[at] as number;
      if ((labelSpans[at + 1] as number) - name !== length || !areSame(bytes, name, start, length)) continue;
      const from = labelSpans[at + 2] as number;
      const to = labelSpans[at + 3] as number;
      if (to === from) return NONE;
      const isPlain = to - from === length + 1 && bytes[from] === NUMBER_SIGN && areSame(bytes, from + 1, start, length);
      return isPlain ? PLAIN_TAG : this.batch.labels.intern(from, to - from);
    }
    return NONE;
  }

  private addTags(): void {
    const { scanner } = this;
    const { found } = scanner.signs;
    if (found === UNCLEAR) this.addUnclear(scanner.start(TEXT), scanner.start(TEXT) + scanner.length(TEXT));
    for (let tag = 0; tag < found; tag += 1) this.addTag(tag);
  }

  private addTag(tag: number): void {
    const { tags } = this.scanner.signs;
    const { batch } = this;
    const sign = tags[3 * tag] as number;
    const length = (tags[3 * tag + 1] as number) - sign;
    if (tags[3 * tag + 2] === 0) return batch.activities.addTopic(batch.strings.intern(sign + 1, length - 1), PLAIN_TAG, MAX_TOPICS);
    const label = batch.labels.intern(sign, length);
    batch.activities.addTopic(this.topicOf(label, sign + 1, length - 1), label, MAX_TOPICS);
  }

  private topicOf(label: number, start: number, length: number): number {
    const known = this.batch.topicOfTag(label);
    if (known !== NONE) return known;
    const topic = this.batch.strings.intern(this.inSmallLetters(start, length), length);
    this.batch.rememberTag(label, topic);
    return topic;
  }

  private inSmallLetters(start: number, length: number): number {
    const { bytes } = this.hashes.memory;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[start + at] as number;
      bytes[TAG + at] = byte >= 0x41 && byte <= 0x5a ? byte + CAPITAL_TO_SMALL : byte;
    }
    return TAG;
  }

  /** What only a string shows: beyond ASCII, or signs in unusual places. */
  private addUnclear(start: number, end: number): void {
    const { bytes } = this.hashes.memory;
    const text = Buffer.from(bytes.buffer, start, end - start).toString('utf8');
    for (const { topic, label } of hashtagsOf(text)) {
      this.batch.activities.addTopic(this.batch.strings.internText(topic, TAG), this.batch.labelFor(topic, label, TAG), MAX_TOPICS);
    }
  }
}

function areSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

/** The value of a hexadecimal digit in small letters. */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : NONE;
}
