/** The kinds of a list with commas or spaces between, each once. */
export function kindsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((kind) => kind !== ''))];
}

/** An id for a source of that name, which none of `taken` has. */
export function sourceIdOf(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const wanted = words.join('-').slice(0, 40) || 'source';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
