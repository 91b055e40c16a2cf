/**
 * JSON as bytes of UTF-8, as far as it is written without blanks and escapes: what is written otherwise
 * gets no end here, and is left to `JSON.parse`.
 */

/** Bytes of a string by what they do: carry on, end it, end all reading, or belong to a character beyond ASCII. */
const PLAIN = 0;
const CLOSING = 1;
const OTHER = 2;
const WIDE = 3;

const KINDS = new Uint8Array(256);
KINDS.fill(OTHER, 0, 0x20);
KINDS.fill(WIDE, 0x80);
KINDS[0x22] = CLOSING;
KINDS[0x5c] = OTHER;

/** What a position is where there is none. */
export const NOWHERE = -1;
/** Levels of objects and lists that are looked into. */
const DEEPEST = 20;

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPENING_BRACE = 0x7b;
export const CLOSING_BRACE = 0x7d;
export const OPENING_BRACKET = 0x5b;
export const CLOSING_BRACKET = 0x5d;
export const LINE_BREAK = 0x0a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * Where the string whose first byte is at `from` has its closing quote; the same as a negative number
 * where it goes beyond ASCII; NOWHERE where it is not simple. Needs a control character after the bytes.
 */
export function closingQuote(bytes: Uint8Array, from: number): number {
  let at = from;
  while (KINDS[bytes[at] as number] === PLAIN) at += 1;
  const kind = KINDS[bytes[at] as number];
  if (kind === CLOSING) return at;
  return kind === WIDE ? closingQuoteBeyondAscii(bytes, at) : NOWHERE;
}

/** Four bytes of each. */
const BLANKS = 0x2020_2020;
const QUOTES = 0x2222_2222;
const BACKSLASHES = 0x5c5c_5c5c;
const ONES = 0x0101_0101;
const HIGH_BITS = 0x8080_8080;

/**
 * The position from `from` on before which all bytes are plain, looked at four at a time: one of the four
 * there is not, or follows one that is not. Finding bytes in words is from Lamport, "Multiple byte processing
 * with full-word instructions", 1975.
 */
export function afterPlainWords(view: DataView, from: number): number {
  let at = from;
  for (;;) {
    const word = view.getInt32(at, true);
    const special = (word - BLANKS) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | word;
    if ((special & HIGH_BITS) !== 0) return at;
    at += 4;
  }
}

function closingQuoteBeyondAscii(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let kind = KINDS[bytes[at] as number]; kind === PLAIN || kind === WIDE; kind = KINDS[bytes[at] as number]) at += 1;
  return KINDS[bytes[at] as number] === CLOSING ? -at : NOWHERE;
}

/** The position after the value that begins at `from`. */
export function afterValue(bytes: Uint8Array, from: number, level = 0): number {
  const first = bytes[from] as number;
  if (first === QUOTE) return afterString(bytes, from);
  if (first === OPENING_BRACE) return level === DEEPEST ? NOWHERE : afterObject(bytes, from, level + 1);
  if (first === OPENING_BRACKET) return level === DEEPEST ? NOWHERE : afterList(bytes, from, level + 1);
  if (first === MINUS || isDigit(first)) return afterNumber(bytes, from);
  return afterLiteral(bytes, from);
}

export function afterString(bytes: Uint8Array, from: number): number {
  if (bytes[from] !== QUOTE) return NOWHERE;
  const end = closingQuote(bytes, from + 1);
  return end === NOWHERE ? NOWHERE : Math.abs(end) + 1;
}

export function afterObject(bytes: Uint8Array, from: number, level: number): number {
  let at = from + 1;
  if (bytes[at] === CLOSING_BRACE) return at + 1;
  for (;;) {
    at = afterString(bytes, at);
    if (at === NOWHERE || bytes[at] !== COLON) return NOWHERE;
    at = afterValue(bytes, at + 1, level);
    if (at === NOWHERE) return NOWHERE;
    if (bytes[at] === CLOSING_BRACE) return at + 1;
    if (bytes[at] !== COMMA) return NOWHERE;
    at += 1;
  }
}

function afterList(bytes: Uint8Array, from: number, level: number): number {
  let at = from + 1;
  if (bytes[at] === CLOSING_BRACKET) return at + 1;
  for (;;) {
    at = afterValue(bytes, at, level);
    if (at === NOWHERE) return NOWHERE;
    if (bytes[at] === CLOSING_BRACKET) return at + 1;
    if (bytes[at] !== COMMA) return NOWHERE;
    at += 1;
  }
}

function afterNumber(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  if (bytes[at] === ZERO) at += 1;
  else {
    at = afterDigits(bytes, at);
    if (at === NOWHERE) return NOWHERE;
  }
  if (bytes[at] === POINT) {
    at = afterDigits(bytes, at + 1);
    if (at === NOWHERE) return NOWHERE;
  }
  if (((bytes[at] as number) | 0x20) !== 0x65) return at;
  at += 1;
  if (bytes[at] === PLUS || bytes[at] === MINUS) at += 1;
  return afterDigits(bytes, at);
}

function afterDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] as number)) at += 1;
  return at === from ? NOWHERE : at;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}

/** `true`, `false` and `null`, the usual ones first. */
const LITERALS = ['true', 'false', 'null'].map((literal) => Buffer.from(literal));

function afterLiteral(bytes: Uint8Array, from: number): number {
  for (const literal of LITERALS) if (isAt(bytes, from, literal)) return from + literal.length;
  return NOWHERE;
}

/** Whether the bytes from `at` on are `expected`. */
export function isAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index += 1) if (bytes[at + index] !== expected[index]) return false;
  return true;
}

/** Digits of a number that is exact whatever they are. */
const MOST_DIGITS = 15;

/** The value of the digits from `from` on, to `after`, as a whole number; NOWHERE where they are none. */
export function wholeNumber(bytes: Uint8Array, from: number, after: number): number {
  if (after === from || after - from > MOST_DIGITS || (bytes[from] === ZERO && after - from > 1)) return NOWHERE;
  let value = 0;
  for (let at = from; at < after; at += 1) value = value * 10 + (bytes[at] as number) - ZERO;
  return value;
}

/** The position after the digits from `from` on, which may be none. */
export function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] as number)) at += 1;
  return at;
}
