/** What an address may consist of, as twitter-text has it: ideographs, quotes and the like end one. */
const OF_ADDRESS = /^[\p{Script=Latin}\p{Script=Cyrillic}0-9!*';:=+,.$/%#[\]\u2013_~@|&?()-]$/u;
/** A host that is written without `https://`, at the end of what stands before the path. */
const HOST = /(?:^|[^a-z0-9.-])(?:www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}$)/iu;
/** Characters that an address has before its fragment at most: a text may be nothing but signs and slashes. */
const ADDRESS_LENGTH = 500;
/** Characters of a host at most, and a little before it. */
const HOST_LENGTH = 260;

/** Whether the `#` at `sign` is part of a web address: what precedes it without a gap has a scheme, or a host and a path. */
export function withinAddress(text: string, sign: number): boolean {
  if (text.charCodeAt(sign) !== 0x23) return false;
  const first = Math.max(0, sign - ADDRESS_LENGTH);
  let start = sign;
  while (start > first && OF_ADDRESS.test(text.charAt(start - 1))) start--;
  const run = text.slice(start, sign);
  const scheme = run.lastIndexOf('://');
  if (scheme > 0) return !closes(run.slice(scheme));
  const path = run.indexOf('/');
  return path > 0 && HOST.test(run.slice(Math.max(0, path - HOST_LENGTH), path)) && !closes(run.slice(path));
}

/** Whether a bracket ends in `part` that began before it, and the address with it. */
function closes(part: string): boolean {
  let open = 0;
  for (const character of part) {
    if (character === '(') open += 1;
    else if (character === ')' && --open < 0) return true;
  }
  return false;
}
