import { AccountEraser, AccountExporter } from '@groundswell/auth';
import { ActorExporter, AlertingEraser, EndpointExporter, KeptEraser, KeptExporter } from '@groundswell/feed';
import { BUCKET_HOLDINGS, HOLDINGS, ListedEraser } from '@groundswell/privacy';
import { LetterEraser, SampleEraser } from '@groundswell/trend';
import { ArchiveEraser } from '@groundswell/warehouse';
import { describe, expect, it } from 'vitest';
import { topology } from '../../deploy/topology.ts';

const WRITES = /:(Put|Update|BatchWrite)/;

/** Partition keys that some function may write, by table. */
const written = topology.functions.flatMap(({ grants }) =>
  grants.flatMap(({ on, actions, leadingKeys = ['(all)'] }) =>
    'table' in on && actions.some((action) => WRITES.test(action)) ? leadingKeys.map((key) => `${on.table} ${key}`) : [],
  ),
);
const held = HOLDINGS.flatMap(({ table, keys }) => keys.map((key) => ({ table, key })));

function covers(held: string, key: string): boolean {
  return held.endsWith('*') ? key.startsWith(held.slice(0, -1)) : held === key;
}

describe('what is held about people', () => {
  it.each([...new Set(written)])('names %s: nothing is stored that nobody thought of exporting and erasing', (name) => {
    const [table = '', key = ''] = name.split(' ');
    expect(held.filter((each) => each.table === table && covers(each.key, key))).toHaveLength(1);
  });

  it('names no keys that nobody writes', () => {
    const unused = held.filter(
      ({ table, key }) => !written.some((name) => name.startsWith(`${table} `) && covers(key, name.slice(table.length + 1))),
    );
    expect(unused).toEqual([]);
  });

  it('names every bucket', () => {
    expect(BUCKET_HOLDINGS.map(({ bucket }) => bucket).sort()).toEqual(topology.buckets.map(({ name }) => name).sort());
  });

  it('names steps and exporters that there are, and says why where there is none', () => {
    // Their names stand in the classes: nothing is asked of what they are made over.
    const nothing = undefined as never;
    const erasers = [
      new ListedEraser(nothing),
      new KeptEraser(nothing),
      new AlertingEraser(nothing, nothing, nothing),
      new SampleEraser(nothing),
      new LetterEraser(nothing, nothing),
      new ArchiveEraser(nothing, nothing),
      new AccountEraser(nothing, nothing, nothing),
    ].map(({ name }) => name);
    const exporters = [
      new AccountExporter(nothing, nothing, nothing),
      new KeptExporter(nothing),
      new EndpointExporter(nothing),
      new ActorExporter(nothing),
    ].map(({ name }) => name);
    for (const { holds, exporter, eraser, stays } of [...HOLDINGS, ...BUCKET_HOLDINGS]) {
      if (eraser === undefined) expect(stays, holds).toBeTruthy();
      else expect(erasers, holds).toContain(eraser);
      if (exporter !== undefined) expect(exporters, holds).toContain(exporter);
    }
  });
});
