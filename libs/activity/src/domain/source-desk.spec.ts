import { describe, expect, it } from 'vitest';
import { ManualClock, NotFoundError } from '@groundswell/kernel';
import { MemorySources, SourceDesk } from '../index.ts';
import { writeKeyName } from './write-key.ts';

const ANA = { by: 'ana', reason: 'a new shop' };

function desk() {
  const [sources, clock] = [new MemorySources(), new ManualClock(1_000)];
  return { sources, clock, desk: new SourceDesk(sources, clock) };
}

describe('the desk of sources', () => {
  it('creates a source with one write key, and replaces settings alone where there is one', async () => {
    const { desk: operators, sources, clock } = desk();
    const made = await operators.put('shop', { name: 'Shop', allowedKinds: ['view'], ratePerSecond: 5 }, ANA);
    expect(made).toMatchObject({ id: 'shop', name: 'Shop', allowedKinds: ['view'], ratePerSecond: 5, createdAt: 1_000 });
    expect(made.writeKeys).toEqual([expect.stringMatching(/^gsw_[\w-]{32}$/)]);
    const mapping = { rules: [] };
    await sources.save({ ...made, mapping });
    clock.advance(5);
    const changed = await operators.put('shop', { name: 'The shop', servers: true }, { by: 'bob' });
    expect(changed).toEqual({ id: 'shop', name: 'The shop', servers: true, writeKeys: made.writeKeys, createdAt: 1_000, mapping });
    expect(await sources.byId('shop')).toEqual(changed);
  });

  it('adds and revokes keys, ten at most, and the last one too', async () => {
    const { desk: operators, sources } = desk();
    const [first = ''] = (await operators.put('shop', { name: 'Shop' }, ANA)).writeKeys;
    const { writeKeys } = await operators.addKey('shop', ANA);
    expect([writeKeys.length, writeKeys[1], new Set(writeKeys).size]).toEqual([2, first, 2]);
    expect((await operators.revokeKey('shop', writeKeyName(first), ANA)).writeKeys).toEqual([writeKeys[0]]);
    expect(await sources.byWriteKey(first)).toBeUndefined();
    for (let count = 1; count < 10; count += 1) await operators.addKey('shop', ANA);
    await expect(operators.addKey('shop', ANA)).rejects.toMatchObject({ status: 409, code: 'too-many-keys' });
    for (const key of (await sources.byId('shop'))?.writeKeys ?? []) await operators.revokeKey('shop', writeKeyName(key), ANA);
    expect((await sources.byId('shop'))?.writeKeys).toEqual([]);
  });

  it('writes down who did what, when and why, and nothing where nothing changed', async () => {
    const { desk: operators, sources, clock } = desk();
    const [key = ''] = (await operators.put('shop', { name: 'Shop' }, ANA)).writeKeys;
    await operators.put('shop', { name: 'Shop' }, { by: 'bob' });
    clock.advance(5);
    await operators.put('shop', { name: 'Shop', ratePerSecond: 1 }, { by: 'bob' });
    await operators.revokeKey('shop', writeKeyName('gsw_never'), { by: 'bob' });
    await operators.revokeKey('shop', key, { by: 'bob' });
    await operators.revokeKey('shop', writeKeyName(key), { by: 'eve' });
    const entries = await sources.entries('shop', 10);
    expect(entries.map(({ number: _number, ...deed }) => deed)).toEqual([
      { action: 'revoke-key', at: 1_005, keyEnding: key.slice(-4), by: 'eve' },
      { action: 'settings', at: 1_005, settings: { name: 'Shop', ratePerSecond: 1 }, by: 'bob' },
      { action: 'create', at: 1_000, settings: { name: 'Shop' }, ...ANA },
    ]);
  });

  it('knows no source that was never made', async () => {
    const { desk: operators } = desk();
    await expect(operators.addKey('shop', ANA)).rejects.toBeInstanceOf(NotFoundError);
    await expect(operators.revokeKey('shop', 'k', ANA)).rejects.toBeInstanceOf(NotFoundError);
  });
});
