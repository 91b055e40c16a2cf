import { MAX_TOPIC_LENGTH, MAX_TOPICS } from '@groundswell/activity';
import type { ByteMemory } from '@groundswell/security';
import {
  afterObject,
  afterPlainWords,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  closingQuote,
  COLON,
  COMMA,
  digitsEnd,
  isAt,
  LINE_BREAK,
  NOWHERE,
  OPENING_BRACE,
  OPENING_BRACKET,
  QUOTE,
  wholeNumber,
} from './json-bytes.ts';
import {
  ACTOR,
  ACTOR_SINCE,
  ID,
  isNamed,
  KIND,
  LABELS,
  LEAD_LENGTHS,
  memberAt,
  MEMBERS,
  NO_MEMBER,
  OCCURRED,
  PROPERTIES,
  RECEIVED,
  SOURCE,
  STRINGS,
  TEXT,
  TOPICS,
} from './members.ts';
import { SignList } from './sign-list.ts';

const TRUE = Buffer.from('true');
/** Of these, only the source may stand in what lines share: lists are not kept from line to line. */
const SHAREABLE = (1 << SOURCE) | (1 << TOPICS) | (1 << LABELS) | (1 << TEXT);
/** Bytes of an id or a source, which are put together somewhere. */
const LONGEST_NAME = 1_000;
const NAMED = (1 << ID) | (1 << KIND) | (1 << ACTOR) | (1 << SOURCE);

/**
 * Finds the members of a stream line where they lie, without making strings or objects, as long as the
 * line is what ingest writes: an object without blanks and escapes, of members that are known and come
 * once. Anything else it refuses, and `JSON.parse` says what it is. What it takes, `decodeLine` takes
 * too, and reads the same in it.
 *
 * Lines of one request begin alike (`LineEncoder`): that beginning is compared with the last line's
 * instead of being read again.
 */
export class LineScanner {
  /** Where the strings of the members begin and end, two numbers each. */
  readonly spans = new Int32Array(2 * STRINGS);
  /** Bits of the members that the line has. */
  seen = 0;
  /** Bits of the strings that go beyond ASCII. */
  wide = 0;
  occurredAt = 0;
  actorSince = 0;
  topics = 0;
  readonly topicSpans = new Int32Array(2 * MAX_TOPICS);
  labels = 0;
  /** Topic and label, four numbers each. */
  readonly labelSpans = new Int32Array(4 * MAX_TOPICS);
  /** Hashtags of the text. */
  readonly signs = new SignList();
  lineStart = 0;
  /** Where the last line that was taken ends: at its line break. */
  end = 0;
  /** Number of the line's beginning, up to its id, which lines of one request share; 0: it shares none. */
  beginning = 0;
  private beginnings = 0;
  private limit = 0;
  /** By member: the one that followed it in an earlier line, as it most likely does again; at MEMBERS the first of a line. */
  private readonly followers = new Int8Array(MEMBERS + 1);
  private sharedStart = 0;
  /** Bytes of the last line before its id, where its source came first; 0: it began otherwise. */
  private sharedLength = 0;
  private sharedSeen = 0;
  private sharedWide = 0;

  constructor(private readonly memory: ByteMemory) {}

  /** Forgets the last line: the memory holds another record, whose last line break is at `limit`. */
  begin(limit: number): void {
    this.limit = limit;
    this.sharedLength = 0;
  }

  /** Whether it takes the line that begins at `start`. The memory holds a line break after the last line. */
  scan(start: number): boolean {
    const { bytes, view } = this.memory;
    let at = this.afterShared(start);
    if (at === NOWHERE) return false;
    let member = MEMBERS;
    for (;;) {
      if (bytes[at] !== QUOTE) return false;
      member = this.memberAfter(member, view, at + 1);
      if (member === NO_MEMBER || (this.seen & (1 << member)) !== 0) return false;
      if (member === ID) this.share(start, at);
      this.seen |= 1 << member;
      at = this.afterMember(bytes, member, at + (LEAD_LENGTHS[member] as number));
      if (at === NOWHERE) return false;
      if (bytes[at] !== COMMA) break;
      at += 1;
    }
    if (bytes[at] !== CLOSING_BRACE || bytes[at + 1] !== LINE_BREAK) return false;
    this.lineStart = start;
    this.end = at + 1;
    return this.isComplete();
  }

  has(member: number): boolean {
    return (this.seen & (1 << member)) !== 0;
  }

  /** Whether the line has the member in the beginning that it shares. */
  hasInBeginning(member: number): boolean {
    return (this.sharedSeen & (1 << member)) !== 0;
  }

  isWide(member: number): boolean {
    return (this.wide & (1 << member)) !== 0;
  }

  start(member: number): number {
    return this.spans[2 * member] as number;
  }

  length(member: number): number {
    return (this.spans[2 * member + 1] as number) - (this.spans[2 * member] as number);
  }

  /** Where the first member begins that the last line did not have in the same words. */
  private afterShared(start: number): number {
    const { sharedLength } = this;
    this.topics = 0;
    this.labels = 0;
    if (sharedLength > 0 && start + sharedLength <= this.limit && this.beginsAlike(start)) {
      this.seen = this.sharedSeen;
      this.wide = this.sharedWide;
      return start + sharedLength;
    }
    this.beginning = 0;
    this.sharedLength = 0;
    this.seen = 0;
    this.wide = 0;
    return this.memory.bytes[start] === OPENING_BRACE ? start + 1 : NOWHERE;
  }

  private beginsAlike(start: number): boolean {
    const { view } = this.memory;
    const { sharedStart } = this;
    // More than two words long, since it holds the name of the source and a comma.
    const last = this.sharedLength - 8;
    let differences = 0;
    for (let at = 0; at < last; at += 8) differences |= differencesAt(view, sharedStart + at, start + at);
    return (differences | differencesAt(view, sharedStart + last, start + last)) === 0;
  }

  /** At a line's id: what came before it may be what the next one begins with. */
  private share(start: number, at: number): void {
    if (this.sharedLength > 0 || (this.seen & SHAREABLE) !== 1 << SOURCE) return;
    this.sharedStart = start;
    this.sharedLength = at - start;
    this.sharedSeen = this.seen;
    this.sharedWide = this.wide;
    this.beginnings += 1;
    this.beginning = this.beginnings;
  }

  /** The member whose name begins at `at`; most lines have theirs in the same order. */
  private memberAfter(previous: number, view: DataView, at: number): number {
    const likely = this.followers[previous] as number;
    if (isNamed(view, at, likely)) return likely;
    const member = memberAt(view, at);
    if (member !== NO_MEMBER) this.followers[previous] = member;
    return member;
  }

  private isComplete(): boolean {
    if ((this.seen & NAMED) !== NAMED) return false;
    const [id, source] = [this.length(ID), this.length(SOURCE)];
    return id > 0 && id <= LONGEST_NAME && source > 0 && source <= LONGEST_NAME && this.length(KIND) > 0 && this.length(ACTOR) > 0;
  }

  /** Takes in the value at `at`; returns the position after it. */
  private afterMember(bytes: Uint8Array, member: number, at: number): number {
    if (member < STRINGS) return this.afterText(bytes, member, at);
    if (member === TOPICS) return this.afterTopics(bytes, at);
    if (member === PROPERTIES) return bytes[at] === OPENING_BRACE ? afterObject(bytes, at, 0) : NOWHERE;
    if (member === LABELS) return this.afterLabels(bytes, at);
    if (member === OCCURRED || member === ACTOR_SINCE || member === RECEIVED) return this.afterTime(bytes, member, at);
    return isAt(bytes, at, TRUE) ? at + TRUE.length : NOWHERE;
  }

  private afterText(bytes: Uint8Array, member: number, at: number): number {
    if (bytes[at] !== QUOTE) return NOWHERE;
    const { view } = this.memory;
    let end = member === TEXT ? this.signs.closingQuote(bytes, at + 1) : closingQuote(bytes, afterPlainWords(view, at + 1));
    if (end === NOWHERE) return NOWHERE;
    if (end < 0) {
      this.wide |= 1 << member;
      end = -end;
    }
    this.spans[2 * member] = at + 1;
    this.spans[2 * member + 1] = end;
    return end + 1;
  }

  private afterTime(bytes: Uint8Array, member: number, at: number): number {
    const end = digitsEnd(bytes, at);
    const time = wholeNumber(bytes, at, end);
    if (time === NOWHERE) return NOWHERE;
    if (member === OCCURRED) this.occurredAt = time;
    else if (member === ACTOR_SINCE) this.actorSince = time;
    return end;
  }

  private afterTopics(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== OPENING_BRACKET) return NOWHERE;
    let at = from + 1;
    if (bytes[at] === CLOSING_BRACKET) return at + 1;
    for (;;) {
      const end = this.endOfName(bytes, at);
      if (end === NOWHERE || this.topics === MAX_TOPICS) return NOWHERE;
      this.topicSpans[2 * this.topics] = at + 1;
      this.topicSpans[2 * this.topics + 1] = end;
      this.topics += 1;
      at = end + 1;
      if (bytes[at] === CLOSING_BRACKET) return at + 1;
      if (bytes[at] !== COMMA) return NOWHERE;
      at += 1;
    }
  }

  private afterLabels(bytes: Uint8Array, from: number): number {
    if (bytes[from] !== OPENING_BRACE) return NOWHERE;
    let at = from + 1;
    if (bytes[at] === CLOSING_BRACE) return at + 1;
    for (;;) {
      const name = this.endOfName(bytes, at);
      if (name === NOWHERE || bytes[name + 1] !== COLON || this.labels === MAX_TOPICS) return NOWHERE;
      const label = this.endOfName(bytes, name + 2);
      if (label === NOWHERE) return NOWHERE;
      this.labelSpans.set([at + 1, name, name + 3, label], 4 * this.labels);
      this.labels += 1;
      at = label + 1;
      if (bytes[at] === CLOSING_BRACE) return at + 1;
      if (bytes[at] !== COMMA) return NOWHERE;
      at += 1;
    }
  }

  /** Where the string at `at` has its closing quote, unless it may be longer than a topic or label is kept. */
  private endOfName(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== QUOTE) return NOWHERE;
    const end = closingQuote(bytes, at + 1);
    if (end === NOWHERE) return NOWHERE;
    const quote = Math.abs(end);
    return quote - at - 1 <= MAX_TOPIC_LENGTH ? quote : NOWHERE;
  }
}

/** Bits in which the eight bytes at two places differ. */
function differencesAt(view: DataView, one: number, other: number): number {
  return (view.getInt32(one, true) ^ view.getInt32(other, true)) | (view.getInt32(one + 4, true) ^ view.getInt32(other + 4, true));
}
