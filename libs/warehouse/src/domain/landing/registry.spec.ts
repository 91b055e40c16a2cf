import { HOLDINGS } from '@groundswell/privacy';
import { describe, expect, it } from 'vitest';
import { topology } from '../../../../../deploy/topology.ts';
import { landedHeader } from '../model/landed.ts';
import { TARGETS } from '../model/model.ts';
import { CHANGE_KINDS, UNREAD_TABLES } from './registry.ts';

/** Keys that no function writes: the command line does, and what is not in use yet. */
const BESIDE = ['identity OPERATOR', 'identity HOOK#*'];
const tables = topology.functions.flatMap(({ name, triggers }) =>
  name === 'land' ? triggers.filter((trigger) => trigger.kind === 'table') : [],
);
/** What `land` lands: of `trends` it passes on which lists changed, and lands nothing. */
const read = tables.map(({ table }) => table).filter((table) => table !== 'trends');
const known = new Set(CHANGE_KINDS.map(({ table, pk }) => `${table} ${pk}`));

describe('the registry of record kinds', () => {
  it('reads every table with a stream, or says why not', () => {
    const streamed = topology.tables.filter(({ stream }) => stream).map(({ name }) => name);
    expect([...read, ...Object.keys(UNREAD_TABLES)].sort()).toEqual([...streamed].sort());
  });

  it('knows no use of what the function is not even woken for', () => {
    const ticking = tables.flatMap(({ table, filters }) => filters.map((filter) => [table, JSON.stringify(filter)] as const));
    const engagement = ticking.filter(([table]) => table === 'engagement').map(([, filter]) => filter);
    expect(engagement).toEqual([JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ 'anything-but': ['DIGESTS'] }] } } } })]);
    expect(CHANGE_KINDS.find(({ pk }) => pk === 'DIGESTS')).toHaveProperty('leftOut');
  });

  it('has every key that is held in them, and none that nobody holds', () => {
    const held = HOLDINGS.filter(({ table }) => (read as string[]).includes(table)).flatMap(({ table, keys }) =>
      keys.map((key) => `${table} ${key}`),
    );
    expect([...known].sort()).toEqual([...new Set([...held, ...BESIDE])].sort());
  });

  it('lands in every target of the model but activities, and in none that it lacks', () => {
    const targets = CHANGE_KINDS.flatMap((kind) => ('leftOut' in kind ? [] : [kind.target]));
    expect([...targets, 'activity'].sort()).toEqual(TARGETS.map(({ name }) => name).sort());
    for (const target of TARGETS) expect(landedHeader(target).slice(0, 2)).toEqual(['shard', 'sequence']);
  });

  it('says why a key is left out', () => {
    for (const kind of CHANGE_KINDS) if ('leftOut' in kind) expect(kind.leftOut.length, kind.pk).toBeGreaterThan(3);
  });
});
