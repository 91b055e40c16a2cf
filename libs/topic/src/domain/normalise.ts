/** Characters (UTF-16 code units) of a topic at most. */
export const MAX_TOPIC_LENGTH = 100;

/**
 * Characters that are seen by nobody and would split a topic in two: joiners, directions, variation
 * selectors, fillers. Not the tags, which tell the flag of Scotland from that of Wales.
 */
const IGNORABLE = /(?:(?![\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point})+/gu;
// Control characters are exactly what is looked for here.
// oxlint-disable-next-line no-control-regex
const BLANK = /[\u0000-\u0020\u007F-\u00A0\u2028\u2029]+/g;

/** 1: stays as it is in a topic; 2: an upper-case letter; 0: needs the full treatment. */
const ASCII = new Uint8Array(128);
for (let code = 0x21; code < 0x7f; code++) ASCII[code] = code >= 0x41 && code <= 0x5a ? 2 : 1;

/**
 * The one spelling of a topic under which it is counted: Unicode NFKC, case folded (so `STRASSE`
 * and `straße` are one), what is invisible left out, blanks run together, leading `#` dropped, cut
 * at 100 UTF-16 code units without halving a character. Idempotent.
 * @returns undefined when nothing is left
 */
export function normaliseTopic(text: string): string | undefined {
  const plain = asciiForm(text);
  return plain === undefined ? fullForm(text) : plain;
}

/** The topic of a short ASCII text without blanks, the usual case; undefined: it takes `fullForm`. */
function asciiForm(text: string): string | undefined {
  const length = text.length;
  if (length === 0 || length > MAX_TOPIC_LENGTH || text.charCodeAt(0) === 0x23) return undefined;
  let upper = false;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const known = code < 128 ? ASCII[code] : 0;
    if (known === 0) return undefined;
    if (known === 2) upper = true;
  }
  return upper ? text.toLowerCase() : text;
}

function fullForm(text: string): string | undefined {
  // A text of any size may be handed in; what is beyond a few times the limit can't end up in a topic of one word.
  const folded = fold(text.slice(0, MAX_TOPIC_LENGTH * 10).toWellFormed());
  const bare = folded.replace(BLANK, ' ').replace(/^[ #]+/, '');
  const topic = shortened(bare, MAX_TOPIC_LENGTH).trim();
  return topic === '' ? undefined : topic;
}

/**
 * Unicode's NFKC case folding, as near as the language's own operations come: sharp s and final sigma by hand. The dot
 * that `İ` leaves over its `i` is left out, since the two are one letter in Turkish; `ı`, another letter, stays.
 */
function fold(text: string): string {
  const lower = text.normalize('NFKC').replace(IGNORABLE, '').toLowerCase();
  return lower
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/i\u0307+/g, 'i')
    .normalize('NFKC');
}

/** The first `most` UTF-16 code units of `text`, one less where that would halve a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const halves = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, halves ? most - 1 : most);
}
