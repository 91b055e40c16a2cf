import { describe, expect, it } from 'vitest';
import type { ScopeSummary } from '@groundswell/client';
import { groupScopes } from './scope-groups.ts';

const summary = (dimension: ScopeSummary['dimension'], value: string, actorsPerDay: number) => ({
  scope: dimension === 'everywhere' ? 'everywhere' : `${dimension}:${value}`,
  dimension,
  value,
  actorsPerDay,
  trending: 0,
});

describe('groupScopes', () => {
  const scopes = [summary('everywhere', '', 90), summary('kind', 'post', 50), summary('language', 'pt', 9), summary('language', 'en', 70)];

  it('groups by dimension in a fixed order, most people first', () => {
    expect(groupScopes(scopes, 'everywhere').map(({ dimension, values }) => [dimension, values.map(({ value }) => value)])).toEqual([
      ['language', ['en', 'pt']],
      ['kind', ['post']],
    ]);
  });

  it('keeps a chosen scope that the server no longer names', () => {
    const groups = groupScopes(scopes, 'region:BR');
    expect(groups.find(({ dimension }) => dimension === 'region')?.values[0]).toMatchObject({ scope: 'region:BR', value: 'BR' });
  });
});
