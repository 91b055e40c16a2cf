import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { Slice } from '../delta.ts';

/** The scopes that what happens in `slice` counts in. A sender without a region counts in none. */
export function scopesOf(slice: Slice): readonly Scope[] {
  const scopes: Scope[] = [EVERYWHERE, `language:${slice.language}`, `kind:${slice.kind}`, `source:${slice.source}`];
  if (slice.region !== '') scopes.push(`region:${slice.region}`);
  return scopes;
}

/** Names a slice; no part of one holds a NUL. */
export function sliceKey(slice: Slice): string {
  return `${slice.language}\0${slice.region}\0${slice.kind}\0${slice.source}`;
}
