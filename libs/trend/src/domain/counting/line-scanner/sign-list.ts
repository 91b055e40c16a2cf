import { closingQuote, NOWHERE } from './json-bytes.ts';

/** Bytes of a text by what they do. */
const PLAIN = 0;
const SIGN = 1;
const ENDING = 2;
const TEXT_KINDS = new Uint8Array(256);
TEXT_KINDS.fill(ENDING, 0, 0x20);
TEXT_KINDS.fill(ENDING, 0x80);
for (const byte of [0x22, 0x5c]) TEXT_KINDS[byte] = ENDING;
TEXT_KINDS[0x23] = SIGN;

/** Bytes of a tag by what they are to it. */
const LOWER = 1;
const UPPER = 2;
const PART = 4;
const TAG_KINDS = new Uint8Array(256);
TAG_KINDS.fill(PART, 0x30, 0x3a);
TAG_KINDS.fill(UPPER, 0x41, 0x5b);
TAG_KINDS.fill(LOWER, 0x61, 0x7b);
TAG_KINDS[0x5f] = PART;

/** More signs than a text of many tags has: beyond them it is read the full way. */
const MOST = 32;
/** Characters of a tag that need no cutting. */
const LONGEST = 100;
const BLANK = 0x20;
const COLON = 0x3a;
const NUMBER_SIGN = 0x23;

/** A text has what only `hashtagsOf` judges rightly. */
export const UNCLEAR = -1;

/**
 * The signs of an ASCII text, found on the way to its end, and the hashtags that begin there as far as
 * that is plain to see: after a blank or at the start, letters and digits and `_`, a letter among them,
 * with neither `#` nor `:` after them. `hashtagsOf` finds the same.
 */
export class SignList {
  private readonly at = new Int32Array(MOST);
  private count = 0;
  /** Sign, end and whether it has capitals, three numbers a tag. */
  readonly tags = new Int32Array(3 * MOST);

  /** As the function of this name; remembers the signs on the way. */
  closingQuote(bytes: Uint8Array, from: number): number {
    let at = from;
    this.count = 0;
    for (;;) {
      while (TEXT_KINDS[bytes[at] as number] === PLAIN) at += 1;
      if (TEXT_KINDS[bytes[at] as number] !== SIGN) return bytes[at] === 0x22 ? at : closingQuote(bytes, at);
      if (this.count < MOST) this.at[this.count] = at;
      this.count += 1;
      at += 1;
    }
  }

  /** Writes the hashtags of the text from `start` to `end` to `tags`; returns their number, or UNCLEAR. */
  find(bytes: Uint8Array, start: number, end: number): number {
    if (this.count > MOST) return UNCLEAR;
    let found = 0;
    for (let index = 0; index < this.count; index += 1) {
      const sign = this.at[index] as number;
      if (sign > start && bytes[sign - 1] !== BLANK) return UNCLEAR;
      const after = this.afterTag(bytes, sign, found);
      if (after === UNCLEAR) return UNCLEAR;
      if (after !== NOTHING) found += 1;
    }
    return end === start ? 0 : found;
  }

  private afterTag(bytes: Uint8Array, sign: number, found: number): number {
    let kinds = 0;
    let at = sign + 1;
    for (let kind = TAG_KINDS[bytes[at] as number] as number; kind !== 0; kind = TAG_KINDS[bytes[at] as number] as number) {
      kinds |= kind;
      at += 1;
    }
    const next = bytes[at];
    if (next === NUMBER_SIGN || next === COLON || at - sign > LONGEST) return UNCLEAR;
    if ((kinds & (LOWER | UPPER)) === 0) return NOTHING;
    this.tags[3 * found] = sign;
    this.tags[3 * found + 1] = at;
    this.tags[3 * found + 2] = kinds & UPPER;
    return at;
  }
}

const NOTHING = NOWHERE - 1;
