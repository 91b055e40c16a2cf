import { describe, expect, it } from 'vitest';
import { landedHeader, landedSequence } from './landed.ts';
import { TABLES, TARGETS, targetNamed } from './model.ts';

describe('the model of the warehouse', () => {
  it.each(TABLES)('describes $name so that every dialect can make it', (table) => {
    const names = table.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [...names, table.name]) expect(name).toMatch(/^[a-z][a-z_]*$/);
    const used = [...table.key, ...(table.entity ?? []), ...table.sort, ...(table.distribution === 'even' ? [] : [table.distribution.by])];
    expect(names).toEqual(expect.arrayContaining(used));
    for (const name of table.key) expect(table.columns.find((column) => column.name === name)?.nullable).toBeUndefined();
    for (const { type, maxBytes = 0 } of table.columns) {
      if (type === 'text' || type === 'json') expect(maxBytes).toBeGreaterThan(0);
      // What Redshift's VARCHAR holds, and a JSON column passes through one.
      expect(maxBytes).toBeLessThanOrEqual(65_535);
    }
  });

  it('has each table once', () => {
    expect(new Set(TABLES.map(({ name }) => name)).size).toBe(TABLES.length);
  });

  it('begins landed rows with where they came from', () => {
    for (const target of TARGETS) expect(landedHeader(target).slice(0, 2)).toEqual(['shard', 'sequence']);
    expect(landedHeader(targetNamed('follow_change'))).toEqual([
      'shard',
      'sequence',
      'account',
      'topic',
      'created_at',
      'operation',
      'changed_at',
      'version',
    ]);
    expect(() => targetNamed('schema_version')).toThrow(RangeError);
  });

  it('writes sequences that compare as text like the numbers do', () => {
    expect(landedSequence('9', 3) < landedSequence('10', 0)).toBe(true);
    expect(landedSequence('10', 2) < landedSequence('10', 10)).toBe(true);
    expect(landedSequence('10', 2)).toHaveLength(67);
  });
});
