import { NOWHERE } from './json-bytes.ts';

/** Bytes of a text by what they do. */
const PLAIN = 0;
const SIGN = 1;
const ENDING = 2;
/** Of a character beyond ASCII; the first byte of those that a wide sign is among. */
const WIDE = 3;
const MAY_BE_WIDE_SIGN = 4;
const TEXT_KINDS = new Uint8Array(256);
TEXT_KINDS.fill(ENDING, 0, 0x20);
TEXT_KINDS.fill(WIDE, 0x80);
for (const byte of [0x22, 0x5c]) TEXT_KINDS[byte] = ENDING;
TEXT_KINDS[0x23] = SIGN;
TEXT_KINDS[0xef] = MAY_BE_WIDE_SIGN;

/** Bytes of a tag by what they are to it. */
const LOWER = 1;
const UPPER = 2;
const PART = 4;
const TAG_KINDS = new Uint8Array(256);
TAG_KINDS.fill(PART, 0x30, 0x3a);
TAG_KINDS.fill(UPPER, 0x41, 0x5b);
TAG_KINDS.fill(LOWER, 0x61, 0x7b);
TAG_KINDS[0x5f] = PART;

/** More tags than a text that is not all tags has: beyond them it is read the full way. */
const MOST = 32;
/** Characters of a tag that need no cutting. */
const LONGEST = 100;
const BLANK = 0x20;
const COLON = 0x3a;
const NUMBER_SIGN = 0x23;
const QUOTE = 0x22;

/** A text has what only `hashtagsOf` judges rightly. */
export const UNCLEAR = -1;

/**
 * The hashtags of a text, found on the way to its end, as far as they are plain to see: a `#` after a blank
 * or at the start, then letters and digits of ASCII and `_`, a letter among them, with neither `#` nor `:`
 * nor anything beyond ASCII after them. `hashtagsOf` finds the same.
 */
export class SignList {
  /** Sign, end and whether it has capitals, three numbers a tag. */
  readonly tags = new Int32Array(3 * MOST);
  /** Hashtags of the text that was read last, or UNCLEAR. */
  found = 0;

  /** As the function of this name; finds the tags on the way. */
  closingQuote(bytes: Uint8Array, from: number): number {
    let at = from;
    let isWide = false;
    this.found = 0;
    for (;;) {
      let kind = TEXT_KINDS[bytes[at] as number] as number;
      for (; kind === PLAIN; kind = TEXT_KINDS[bytes[at] as number] as number) at += 1;
      if (kind === ENDING) break;
      if (kind === SIGN) at = this.afterTag(bytes, at, from);
      else {
        isWide = true;
        if (kind === MAY_BE_WIDE_SIGN && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x83) this.found = UNCLEAR;
        at += 1;
      }
    }
    if (bytes[at] !== QUOTE) return NOWHERE;
    return isWide ? -at : at;
  }

  /** Where reading goes on after the sign at `sign`: at its tag's end. */
  private afterTag(bytes: Uint8Array, sign: number, start: number): number {
    let kinds = 0;
    let at = sign + 1;
    for (let kind = TAG_KINDS[bytes[at] as number] as number; kind !== 0; kind = TAG_KINDS[bytes[at] as number] as number) {
      kinds |= kind;
      at += 1;
    }
    if (this.found === UNCLEAR) return at;
    const next = bytes[at] as number;
    if (next === NUMBER_SIGN || next === COLON || next >= 0x80 || at - sign > LONGEST || this.found === MOST) this.found = UNCLEAR;
    else if (sign > start && bytes[sign - 1] !== BLANK) this.found = UNCLEAR;
    else if ((kinds & (LOWER | UPPER)) !== 0) this.add(sign, at, kinds);
    return at;
  }

  private add(sign: number, end: number, kinds: number): void {
    const at = 3 * this.found;
    this.tags[at] = sign;
    this.tags[at + 1] = end;
    this.tags[at + 2] = kinds & UPPER;
    this.found += 1;
  }
}
