import { withinAddress } from './address.ts';
import { MAX_TOPIC_LENGTH, normaliseTopic, shortened } from './normalise.ts';

/** A topic that was named in a text. */
export interface Hashtag {
  /** Normalised: what is counted. */
  readonly topic: string;
  /** As it was written, with a plain `#`, at most 100 UTF-16 code units after it: what people are shown. */
  readonly label: string;
}

/** What a character may be to a hashtag. */
const OTHER = 1;
/** Belongs to a tag but does not make one: digits, `_`, joiners, dots between words. */
const PART = 2;
/** A letter or a combining mark: a tag has at least one. */
const LETTER = 3;

const LETTER_OR_MARK = /^[\p{L}\p{M}]$/u;
const DIGIT = /^\p{Nd}$/u;
/** From twitter-text's `hashtagSpecialChars`. */
const SPECIAL = '_\u200C\u200D\uA67E\u05BE\u05F3\u05F4\uFF5E\u301C\u309B\u309C\u30A0\u30FB\u3003\u0F0B\u0F0C\u00B7';
/** Marks that only say how the emoji before them is drawn. */
const DRAWING = '\uFE0E\uFE0F\u20E3';

/** Classes of the characters of the basic plane, found out once each. */
const known = new Uint8Array(0x1_0000);

/**
 * The distinct hashtags of a text, in the order in which they first appear, by the rules of Twitter's
 * own twitter-text: `#` or `＃`, then letters, combining marks, digits and a few joiners of any script, at
 * least one of them a letter or mark; not after a letter, digit or `&`; not before `#` or `://`; not
 * within a web address. Emoji end a tag, and those made of a digit or `#` (keycaps) make none.
 */
export function hashtagsOf(text: string): Hashtag[] {
  let sign = nextSign(text, 0);
  if (sign === -1) return [];
  const found: Hashtag[] = [];
  while (sign !== -1) {
    const end = endOfTag(text, sign + 1);
    if (end !== -1 && startsTag(text, sign)) add(found, text.slice(sign + 1, end));
    sign = nextSign(text, end === -1 ? sign + 1 : end);
  }
  return found;
}

function add(found: Hashtag[], tag: string): void {
  const topic = normaliseTopic(tag);
  if (topic === undefined) return;
  for (const other of found) if (other.topic === topic) return;
  found.push({ topic, label: `#${shortened(tag, MAX_TOPIC_LENGTH)}` });
}

function nextSign(text: string, from: number): number {
  const plain = text.indexOf('#', from);
  const wide = text.indexOf('＃', from);
  return plain === -1 || (wide !== -1 && wide < plain) ? wide : plain;
}

/** The index after the tag that begins at `from`; -1 when none does. */
function endOfTag(text: string, from: number): number {
  let index = from;
  let letters = false;
  while (index < text.length) {
    const kind = kindAt(text, index);
    if (kind === OTHER) break;
    if (kind === LETTER) letters = true;
    index += isHighSurrogate(text.charCodeAt(index)) ? 2 : 1;
  }
  if (!letters) return -1;
  const next = text.charCodeAt(index);
  if (next === 0x23 || next === 0xff03 || text.startsWith('://', index)) return -1;
  return index;
}

/** Whether what stands before the sign lets a tag begin there. */
function startsTag(text: string, sign: number): boolean {
  if (sign === 0) return true;
  const before = text.charCodeAt(sign - 1);
  if (before === 0x26) return false;
  if (before === 0x20) return true;
  const isLow = before >= 0xdc00 && before <= 0xdfff && sign > 1;
  if (kindAt(text, isLow ? sign - 2 : sign - 1) !== OTHER) return false;
  return !withinAddress(text, sign);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (isHighSurrogate(code)) return kindOf(String.fromCodePoint(text.codePointAt(index) ?? code));
  const cached = known[code];
  if (cached !== undefined && cached !== 0) return cached;
  const kind = kindOf(text.charAt(index));
  known[code] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (DRAWING.includes(character)) return OTHER;
  if (LETTER_OR_MARK.test(character)) return LETTER;
  return DIGIT.test(character) || SPECIAL.includes(character) ? PART : OTHER;
}
