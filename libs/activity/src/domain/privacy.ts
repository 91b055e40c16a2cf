/** Digits in a row (blanks, dots, hyphens and brackets between them don't end it) that a telephone or card number has. */
const MANY_DIGITS = 9;

/** Subjects whose values people typed or addresses carry: a long number there is hardly the name of a thing. */
const FREE_PREFIXES = new Set(['search', 'page', 'screen']);

/**
 * Whether a normalised topic looks like what identifies a person, and so must not become public
 * however many use it: an e-mail address or handle with a host anywhere; a run of nine or more digits
 * in a hashtag, a search, a page or a screen. A named subject may have a long number: article numbers are.
 */
export function looksPersonal(topic: string): boolean {
  const at = topic.indexOf('@');
  if (at > 0 && at < topic.length - 1 && isVisible(topic, at - 1) && isVisible(topic, at + 1)) return true;
  if (!hasManyDigits(topic)) return false;
  const colon = topic.indexOf(':');
  return colon === -1 || FREE_PREFIXES.has(topic.slice(0, colon));
}

function isVisible(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code > 0x20 && code !== 0x3a;
}

function hasManyDigits(text: string): boolean {
  if (text.length < MANY_DIGITS) return false;
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      if (digits >= MANY_DIGITS) return true;
    } else if (code !== 0x20 && code !== 0x2d && code !== 0x2e && code !== 0x28 && code !== 0x29) digits = 0;
  }
  return false;
}
