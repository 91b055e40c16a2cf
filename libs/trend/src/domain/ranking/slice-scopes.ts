import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Slice } from '../delta.ts';

/**
 * The scopes that what happens in `slice` counts in, everywhere first. A sender without a region counts in none. A slice
 * that lacks its kind or its source, as no activity does, stands for the one scope that it names.
 */
export function scopesOf(slice: Slice): readonly Scope[] {
  if (slice.kind === '' || slice.source === '') return [onlyScopeOf(slice)];
  const scopes: Scope[] = [EVERYWHERE, `language:${slice.language}`, `kind:${slice.kind}`, `source:${slice.source}`];
  if (slice.region !== '') scopes.push(`region:${slice.region}`);
  return scopes;
}

/** A slice that stands for one scope. */
export function sliceOf(scope: Scope): Slice {
  const [dimension, value] = [scope.slice(0, scope.indexOf(':')), scope.slice(scope.indexOf(':') + 1)];
  const nowhere: Slice = { language: '', region: '', kind: '', source: '' };
  return scope === EVERYWHERE ? nowhere : { ...nowhere, [dimension]: value };
}

function onlyScopeOf({ language, region, kind, source }: Slice): Scope {
  if (language !== '') return `language:${language}`;
  if (region !== '') return `region:${region}`;
  if (kind !== '') return `kind:${kind}`;
  return source === '' ? EVERYWHERE : `source:${source}`;
}

/** Names a slice; no part of one holds a NUL. */
export function sliceKey(slice: Slice): string {
  return `${slice.language}\0${slice.region}\0${slice.kind}\0${slice.source}`;
}
