import { ManualClock, UnavailableError } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_PROFILE,
  Keeper,
  MemoryKeptItems,
  MOST_ITEMS,
  type Mutation,
  MutationConflictError,
  MutationRefusedError,
  PROFILE_ID,
} from '../../index.ts';

const ADA = 'ada';
let made = 0;

/** Somebody's items, and mutations of them with ids that nobody had. */
function world() {
  const clock = new ManualClock(1_000);
  const items = new MemoryKeptItems();
  const keeper = new Keeper(items, clock);
  const mutation = (change: Partial<Mutation> = {}): Mutation => ({ id: `m-${(made += 1)}`, collection: 'follows', item: 'ai', ...change });
  const follow = (item: string, change: Partial<Mutation> = {}) => mutation({ item, set: {}, ...change });
  return { clock, items, keeper, mutation, follow, apply: (...mutations: Mutation[]) => keeper.apply(ADA, mutations) };
}

describe('mutations', () => {
  it('are applied in their order, under the one spelling of an item', async () => {
    const { apply, follow, mutation, keeper } = world();
    const results = await apply(follow('#AI'), follow('tea'), mutation({ item: 'Ai', remove: true }), follow('oolong'));
    expect(results.map(({ status, item, version }) => [status, item, version])).toEqual([
      ['applied', 'ai', 1],
      ['applied', 'tea', 2],
      ['applied', 'ai', 3],
      ['applied', 'oolong', 4],
    ]);
    expect(await keeper.topics(ADA, 'follows')).toEqual(['oolong', 'tea']);
    expect(await keeper.topics('bob', 'follows')).toEqual([]);
  });

  it('are done once, and answered the same when they come again', async () => {
    const { apply, follow, mutation, keeper } = world();
    const [first, conflicting, refused] = [follow('ai'), mutation({ item: 'ai', remove: true, base: 7 }), follow('')];
    const answers = await apply(first, conflicting, refused);
    expect(answers.map(({ status }) => status)).toEqual(['applied', 'conflict', 'refused']);
    await apply(mutation({ item: 'ai', remove: true }));
    const again = await apply(first, conflicting, refused);
    expect(again).toEqual([{ ...answers[0], status: 'already-applied' }, answers[1], answers[2]]);
    expect(await keeper.topics(ADA, 'follows')).toEqual([]);
  });

  it('whose id meant another item are refused, and do nothing', async () => {
    const { apply, follow, keeper } = world();
    await apply(follow('ai', { id: 'one' }));
    const [result] = await apply(follow('tea', { id: 'one' }));
    expect(result).toMatchObject({ status: 'refused', item: 'tea', problem: { code: 'mutation-id-reused' } });
    expect(await keeper.topics(ADA, 'follows')).toEqual(['ai']);
  });

  it('of an item that changed meanwhile are conflicts that tell what the server has', async () => {
    const { apply, mutation, clock } = world();
    const profile = (displayName: string, change: Partial<Mutation>) =>
      mutation({ collection: 'profile', item: PROFILE_ID, set: { displayName }, ...change });
    await apply(profile('Ada', { base: 0 }));
    clock.advance(5);
    const [phone, laptop] = await apply(profile('Phone', { base: 1 }), profile('Laptop', { base: 1 }));
    expect(phone).toMatchObject({ status: 'applied', version: 2 });
    expect(laptop).toMatchObject({
      status: 'conflict',
      server: { version: 2, changedAt: 1_005, value: { ...EMPTY_PROFILE, displayName: 'Phone' } },
    });
    const [same, blind] = await apply(profile('Phone', { base: 1 }), profile('Last', {}));
    expect([same?.status, same?.version, blind?.status, blind?.version]).toEqual(['applied', 2, 'applied', 3]);
  });

  it('that come after a mutation of the same device need not know its version', async () => {
    const { apply, mutation, follow } = world();
    const first = follow('ai', { base: 0 });
    const second = mutation({ item: 'ai', remove: true, after: first.id });
    const third = follow('ai', { after: second.id });
    expect((await apply(first, second, third)).map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    await apply(mutation({ item: 'ai', remove: true }));
    expect(await apply(follow('ai', { after: third.id }), follow('ai', { after: 'never seen' }))).toMatchObject([
      { status: 'conflict', server: { version: 4 } },
      { status: 'conflict' },
    ]);
  });

  it('of somebody who saw nothing agree with a server that has nothing, or no longer', async () => {
    const { apply, mutation, follow } = world();
    expect(await apply(mutation({ remove: true, base: 3 }), follow('ai', { base: 4 }))).toMatchObject([
      { status: 'applied', version: 0 },
      { status: 'conflict', server: { version: 0 } },
    ]);
    await apply(follow('ai', { base: 0 }), mutation({ remove: true, base: 1 }));
    expect(await apply(follow('ai', { base: 0 }))).toMatchObject([{ status: 'applied', version: 3 }]);
  });

  it('are refused one by one where they say nothing that can be kept', async () => {
    const { apply, mutation } = world();
    const results = await apply(
      mutation({}),
      mutation({ set: {}, remove: true }),
      mutation({ set: { note: 'x' } }),
      mutation({ collection: 'profile', item: 'you', set: {} }),
      mutation({ collection: 'alerts', item: 'not a uuid', remove: true }),
      mutation({ item: 'tea', set: {} }),
    );
    expect(results.map(({ status }) => status)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'applied']);
    expect(results[2]?.problem?.detail).not.toContain('note: x');
  });

  it('keep to the number of items that somebody may have, and let them change those', async () => {
    const { apply, mutation } = world();
    const alert = (number: number, top = 10) =>
      mutation({
        collection: 'alerts',
        item: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        set: { when: { kind: 'enters-top', scope: 'everywhere', top }, by: ['push'] },
      });
    const most = MOST_ITEMS.alerts;
    const results = await apply(...Array.from({ length: most + 1 }, (_, number) => alert(number)));
    expect(results.filter(({ status }) => status === 'applied')).toHaveLength(most);
    expect(results.at(-1)).toMatchObject({ status: 'refused', problem: { code: 'too-many-items' } });
    const [changed, removed, added] = await apply(alert(1, 5), { ...alert(2), set: undefined, remove: true }, alert(most + 1));
    expect([changed?.status, removed?.status, added?.status]).toEqual(['applied', 'applied', 'applied']);
  });

  it('that never get through because of others are unavailable', async () => {
    const { clock, follow } = world();
    class Busy extends MemoryKeptItems {
      override commit = () => Promise.resolve(false);
    }
    await expect(new Keeper(new Busy(), clock).apply(ADA, [follow('ai')])).rejects.toBeInstanceOf(UnavailableError);
  });
});

describe('what can not be reached', () => {
  it('is said so, whoever asks, and a mutation that was cut off can be sent again', async () => {
    const { clock, follow, items } = world();
    let isDown = false;
    class Flaky extends MemoryKeptItems {
      override head = (person: string) => this.up(() => items.head(person));
      override commit: MemoryKeptItems['commit'] = (person, commit) => this.up(() => items.commit(person, commit));
      override state: MemoryKeptItems['state'] = (person, keys) => this.up(() => items.state(person, keys));
      override list: MemoryKeptItems['list'] = (person, collection) => this.up(() => items.list(person, collection));

      private up<Found>(work: () => Promise<Found>): Promise<Found> {
        return isDown ? Promise.reject(new Error('TimeoutError')) : work();
      }
    }
    const keeper = new Keeper(new Flaky(), clock);
    const mutations = [follow('ai'), follow('tea')];
    await keeper.apply(ADA, mutations.slice(0, 1));
    isDown = true;
    for (const asked of [keeper.apply(ADA, mutations), keeper.changes(ADA, 0, 10), keeper.topics(ADA, 'follows')]) {
      await expect(asked).rejects.toMatchObject({ status: 503, retryAfter: 5, cause: expect.any(Error) as Error });
    }
    isDown = false;
    expect((await keeper.apply(ADA, mutations)).map(({ status }) => status)).toEqual(['already-applied', 'applied']);
  });
});

describe('somebody who waits', () => {
  it('gets the item, or is told why not', async () => {
    const { keeper, mutation, follow } = world();
    expect(await keeper.change(ADA, { ...follow('#AI'), collection: 'follows' })).toMatchObject({ id: 'ai', version: 1, value: {} });
    expect(await keeper.find(ADA, 'follows', 'AI')).toMatchObject({ id: 'ai' });
    expect(await keeper.change(ADA, { ...mutation({ remove: true }), collection: 'follows' })).toBeUndefined();
    expect([await keeper.find(ADA, 'follows', 'ai'), await keeper.find(ADA, 'alerts', 'no id')]).toEqual([undefined, undefined]);
    await expect(keeper.change(ADA, follow('') as Mutation & { collection: 'follows' })).rejects.toBeInstanceOf(MutationRefusedError);
    const stale = { ...mutation({ item: 'tea', set: {}, base: 9 }), collection: 'follows' } as const;
    await expect(keeper.change(ADA, stale)).rejects.toMatchObject({ status: 409, details: { version: 0 } });
    await expect(keeper.change(ADA, { ...stale, id: 'other' })).rejects.toBeInstanceOf(MutationConflictError);
  });

  it('has a profile from the first day', async () => {
    const { keeper, mutation } = world();
    expect(await keeper.profile(ADA)).toEqual(EMPTY_PROFILE);
    const set = { languages: ['PT', 'pt'], regions: ['br'], timeZone: 'America/Sao_Paulo' };
    await keeper.change(ADA, { ...mutation({ item: PROFILE_ID, set }), collection: 'profile' });
    expect(await keeper.profile(ADA)).toMatchObject({ languages: ['pt'], regions: ['BR'], timeZone: 'America/Sao_Paulo' });
  });
});

describe('changes', () => {
  it('are told once each, oldest first, page by page', async () => {
    const { apply, follow, mutation, keeper } = world();
    await apply(follow('a'), follow('b'), follow('c'), mutation({ item: 'b', remove: true }), follow('a'));
    const first = await keeper.changes(ADA, 0, 1);
    expect([first.changes.map(({ id }) => id), first.more]).toEqual([['a'], true]);
    const rest = await keeper.changes(ADA, first.sequence, 10);
    expect(rest).toMatchObject({ changes: [{ id: 'c', value: {} }, { id: 'b' }], sequence: 4, more: false });
    expect(rest.changes[1]).not.toHaveProperty('value');
    await apply(mutation({ item: 'c', remove: true }));
    expect((await keeper.changes(ADA, rest.sequence, 10)).changes).toMatchObject([{ id: 'c', version: 5 }]);
  });

  it('are missed by nobody who reads while one appears', async () => {
    const { apply, follow, items, clock } = world();
    await apply(follow('a'), follow('b'));
    class Late extends MemoryKeptItems {
      override head = () => Promise.resolve({ sequence: 3, counts: {} });
      override changes = (person: string, range: { since: number; until: number; limit: number }) => items.changes(person, range);
    }
    const keeper = new Keeper(new Late(), clock);
    const early = await keeper.changes(ADA, 1, 10);
    expect(early).toMatchObject({ changes: [{ id: 'b' }], sequence: 2 });
    await apply(follow('c'));
    expect(await keeper.changes(ADA, early.sequence, 10)).toMatchObject({ changes: [{ id: 'c' }], sequence: 3 });
  });

  it('of nobody are none', async () => {
    const { keeper } = world();
    expect(await keeper.changes(ADA, 0, 10)).toEqual({ changes: [], sequence: 0, more: false });
  });
});
