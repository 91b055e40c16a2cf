const KIND = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Whether `text` is a kind: lower case, `[a-z0-9][a-z0-9._-]{0,63}`. */
export function isKind(text: string): boolean {
  return KIND.test(text);
}

/** The kind that an event's name makes: `Song Played` is `song-played`; '' when nothing of it can be one. */
export function kindFromName(name: string): string {
  const lower = name.toLowerCase();
  if (isKind(lower)) return lower;
  const text = name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-');
  let from = 0;
  while (from < text.length && '-._'.includes(text.charAt(from))) from++;
  let to = Math.min(text.length, from + 64);
  while (to > from && text.charAt(to - 1) === '-') to--;
  return text.slice(from, to);
}
