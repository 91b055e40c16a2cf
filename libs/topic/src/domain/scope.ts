/**
 * The slice of activity in which topics are ranked, as it is written in URLs and keys:
 * `everywhere`, `language:pt`, `region:BR`, `kind:search`, `source:ios`.
 */
export type Scope = 'everywhere' | `${ScopeDimension}:${string}`;

export const SCOPE_DIMENSIONS = ['language', 'region', 'kind', 'source'] as const;
export type ScopeDimension = (typeof SCOPE_DIMENSIONS)[number];

export const EVERYWHERE: Scope = 'everywhere';

const VALUE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Reads a scope; undefined when `text` is not one. `language` is lower-cased and `region` upper-cased. */
export function parseScope(text: string): Scope | undefined {
  if (text === EVERYWHERE) return EVERYWHERE;
  const colon = text.indexOf(':');
  const dimension = SCOPE_DIMENSIONS.find((name) => name === text.slice(0, colon));
  const value = text.slice(colon + 1);
  if (dimension === undefined || !VALUE.test(value)) return undefined;
  if (dimension === 'language') return `language:${value.toLowerCase()}`;
  if (dimension === 'region') return `region:${value.toUpperCase()}`;
  return `${dimension}:${value}`;
}
