import { ManualClock } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import {
  alertsOnScope,
  alertsOnTopic,
  digestsAt,
  followersOf,
  Keeper,
  MemoryKeptItems,
  MemoryWatchers,
  type Watched,
} from '../../index.ts';

const ALERT = '00000000-0000-4000-8000-000000000001';

/** Several people who watch things. */
async function world() {
  const items = new MemoryKeptItems();
  const keeper = new Keeper(items, new ManualClock(0));
  const watchers = new MemoryWatchers(items);
  const topic = { kind: 'topic-starts', topic: '#AI', scope: 'region:br' };
  await keeper.apply('ada', [
    { id: '1', collection: 'follows', item: 'ai', set: {} },
    { id: '2', collection: 'mutes', item: 'ai', set: {} },
    { id: '3', collection: 'alerts', item: ALERT, set: { when: topic, by: ['email', 'push'] } },
  ]);
  const scope = { kind: 'enters-top', scope: 'everywhere', top: 10 };
  const digest = { every: 'week', at: '08:15', by: ['email'] };
  await keeper.apply('bob', [
    { id: '1', collection: 'follows', item: 'ai', set: {} },
    { id: '2', collection: 'alerts', item: ALERT, set: { when: scope, by: ['webhook'], webhook: 'https://example.org/hook' } },
    { id: '3', collection: 'profile', item: 'me', set: { timeZone: 'Europe/Lisbon', digest } },
  ]);
  const who = async (watched: Watched) => {
    const people: string[] = [];
    for await (const { person } of watchers.all(watched, 1)) people.push(person);
    return people;
  };
  return { keeper, watchers, who };
}

describe('watchers', () => {
  it('are found by what they follow, wait for, or want to be sent', async () => {
    const { who, watchers } = await world();
    expect(await who(followersOf('ai'))).toEqual(['ada', 'bob']);
    expect(await who(alertsOnTopic('ai'))).toEqual(['ada']);
    expect(await who(alertsOnScope('everywhere'))).toEqual(['bob']);
    expect(await who(digestsAt('Europe/Lisbon', '08:15'))).toEqual(['bob']);
    expect(await who(digestsAt('UTC', '08:00'))).toEqual([]);
    const { watches } = await watchers.page(alertsOnTopic('ai'), 10);
    expect(watches[0]?.item).toMatchObject({ id: ALERT, value: { when: { scope: 'region:BR' }, by: ['push', 'email'] } });
  });

  it('are gone with the item, and found elsewhere when it changes', async () => {
    const { who, keeper } = await world();
    const scope = { kind: 'enters-top', scope: 'everywhere', top: 3 };
    await keeper.apply('ada', [
      { id: '4', collection: 'follows', item: 'ai', remove: true },
      { id: '5', collection: 'alerts', item: ALERT, set: { when: scope, by: ['push'] } },
    ]);
    expect(await who(followersOf('ai'))).toEqual(['bob']);
    expect([await who(alertsOnTopic('ai')), await who(alertsOnScope('everywhere'))]).toEqual([[], ['ada', 'bob']]);
  });
});
