const KINDS: Readonly<Record<string, string>> = {
  post: 'Posts',
  view: 'Views',
  search: 'Searches',
  purchase: 'Purchases',
  like: 'Likes',
  reading: 'Readings',
  page: 'Page views',
  screen: 'Screen views',
};

export const DIMENSION_NAMES: Readonly<Record<string, string>> = {
  language: 'Language',
  region: 'Region',
  kind: 'Kind of activity',
  source: 'Source',
};

/** A scope's value as people call it: `language`, `pt` -> Portuguese; `region`, `BR` -> Brazil; `kind`, `search` -> Searches. */
export function valueName(dimension: string, value: string): string {
  if (dimension === 'language') return value === 'und' ? 'No language given' : displayName('language', value);
  if (dimension === 'region') return displayName('region', value);
  if (dimension === 'kind') return KINDS[value] ?? value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ');
  return value;
}

/** `everywhere` -> Everywhere; `language:pt` -> Portuguese. */
export function scopeName(scope: string): string {
  const colon = scope.indexOf(':');
  return colon < 0 ? 'Everywhere' : valueName(scope.slice(0, colon), scope.slice(colon + 1));
}

/** English, as the rest of the page is. What Intl refuses as ill-formed is shown as it is. */
function displayName(type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames('en', { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
