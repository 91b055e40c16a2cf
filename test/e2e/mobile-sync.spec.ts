import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type KeepingEvent,
  MemoryStorage,
  mergeMembers,
  openGroundswell,
  openKeptItems,
  type Settle,
  SignedOutError,
} from '@groundswell/client';
import { DAY, MINUTE, SECOND } from '@groundswell/kernel';
import { PASSWORD } from '../factories/accounts.ts';
import { type MobileApp, startMobileApp } from './mobile.app.ts';

let app: MobileApp;
let address: string;
let people = 0;

beforeAll(async () => {
  app = await startMobileApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  address = `person${(people += 1)}@example.org`;
  await app.world.person(address);
});

/** What the network does to requests: loses them, or their answers. */
interface Network {
  loses: 'nothing' | 'requests' | 'answers';
}

/** A phone of a person, with what it stored before. */
async function phone(storage = new MemoryStorage(), settle?: Settle) {
  const network: Network = { loses: 'nothing' };
  const groundswell = openGroundswell({
    baseUrl: app.url,
    storage,
    retries: { tries: 1 },
    async fetch(request) {
      if (network.loses === 'requests') throw new TypeError('no network');
      const answer = await fetch(request);
      if (network.loses === 'answers') throw new TypeError('the answer was lost');
      return answer;
    },
  });
  if ((await groundswell.session.current()) === undefined) await groundswell.session.signIn({ address, password: PASSWORD });
  const kept = await openKeptItems(groundswell, settle && { settle });
  const events: KeepingEvent[] = [];
  kept.on((event) => {
    if (event.type !== 'changed') events.push(event);
  });
  /** Some time later: a person may ask only so often a second. */
  const sync = (): Promise<void> => {
    app.world.ports.clock.advance(SECOND);
    return kept.sync();
  };
  const follows = () => kept.list('follows').map(({ id, isPending }) => `${id}${isPending ? '?' : ''}`);
  return { ...groundswell, kept, network, events, sync, follows, storage };
}

describe('what a person keeps on several phones', () => {
  it('is changed without a network, survives the end of the app, and is the same everywhere afterwards', async () => {
    const [one, two] = [await phone(), await phone()];
    one.network.loses = 'requests';
    await one.kept.set('follows', '#AI', {});
    await one.kept.set('follows', 'tea', {});
    await one.kept.remove('follows', 'tea');
    await one.kept.set('profile', 'me', { displayName: 'Ada', languages: ['pt'] });
    await expect(one.sync()).rejects.toThrow('no network');
    expect(one.follows()).toEqual(['ai?']);

    const again = await phone(one.storage);
    expect([again.follows(), again.kept.waiting.length]).toEqual([['ai?'], 4]);
    await again.sync();
    await two.sync();
    for (const { kept, follows } of [again, two]) {
      expect(follows()).toEqual(['ai']);
      expect(kept.get('profile', 'me')).toMatchObject({ displayName: 'Ada', languages: ['pt'], timeZone: 'UTC' });
    }
    await two.kept.remove('follows', 'AI');
    await two.sync();
    await again.sync();
    expect([again.follows(), two.follows(), again.events, two.events]).toEqual([[], [], [], []]);
  });

  it('is changed once when answers are lost', async () => {
    const one = await phone();
    await one.sync();
    await one.kept.set('follows', 'ai', {});
    one.network.loses = 'answers';
    await expect(one.sync()).rejects.toThrow('the answer was lost');
    const other = await phone();
    await other.sync();
    await other.kept.remove('follows', 'ai');
    await other.sync();
    one.network.loses = 'nothing';
    await one.sync();
    // What was done once is not done again over what the other phone did since.
    expect([one.follows(), one.events]).toEqual([[], []]);
  });

  it('tells of conflicts, in which the server wins or members are merged', async () => {
    const [one, two, merging] = [await phone(), await phone(), await phone(new MemoryStorage(), mergeMembers)];
    await one.kept.set('profile', 'me', { displayName: 'Ada' });
    for (const { sync } of [one, two, merging]) await sync();
    const before = one.kept.get('profile', 'me') ?? {};
    await one.kept.set('profile', 'me', { ...before, timeZone: 'Europe/Lisbon' });
    await two.kept.set('profile', 'me', { ...before, displayName: 'Lovelace' });
    await merging.kept.set('profile', 'me', { ...before, regions: ['BR'] });
    for (const { sync } of [one, two, merging, one, two]) await sync();
    const after = { displayName: 'Ada', timeZone: 'Europe/Lisbon', regions: ['BR'] };
    for (const { kept } of [one, two, merging]) expect(kept.get('profile', 'me')).toMatchObject(after);
    expect([one, two, merging].map(({ events }) => events.map((event) => event.type === 'conflict' && event.settled === 'server'))).toEqual(
      [[], [true], [false]],
    );
  });

  it('goes on when one change of many can not be read, and says which', async () => {
    const { kept, sync, follows, events } = await phone();
    for (const topic of ['a', 'b', 'x'.repeat(1_001), 'c']) await kept.set('follows', topic, {});
    await kept.set('alerts', 'no uuid', { when: { kind: 'topic-starts', topic: 'ai' }, by: ['push'] });
    // A person may ask so often a second; the phone tries again.
    for (let time = 0; kept.waiting.length > 0 && time < 5; time += 1) await sync().catch(() => undefined);
    expect(follows()).toEqual(['a', 'b', 'c']);
    expect(events.map((event) => event.type === 'refused' && [event.mutation.item.slice(0, 7), event.problem?.code])).toEqual([
      ['xxxxxxx', 'unreadable'],
      ['no uuid', 'invalid-mutation'],
    ]);
  });

  it('is asked for anew after two months away, and drops what is gone', async () => {
    const one = await phone();
    for (const topic of ['ai', 'tea']) await one.kept.set('follows', topic, {});
    await one.sync();
    const two = await phone();
    await two.sync();
    await two.kept.remove('follows', 'ai');
    await two.sync();
    app.world.ports.clock.advance(65 * DAY);
    await one.kept.set('follows', 'oolong', {});
    // Sessions last 30 days; what waits outlasts them.
    await expect(one.sync()).rejects.toThrow(SignedOutError);
    await one.session.signIn({ address, password: PASSWORD });
    await one.sync();
    expect(one.follows()).toEqual(['oolong', 'tea']);
  });

  it('is never sent as somebody else, and is forgotten by whoever signs out', async () => {
    const one = await phone();
    await one.kept.set('follows', 'secret', {});
    const other = 'somebody-else@example.org';
    await app.world.person(other);
    await one.session.signIn({ address: other, password: PASSWORD });
    await expect(one.sync()).rejects.toThrow(SignedOutError);
    expect((await openKeptItems(one)).list('follows')).toEqual([]);
    await one.session.signIn({ address, password: PASSWORD });
    app.world.ports.clock.advance(MINUTE);
    expect((await openKeptItems(one)).list('follows')).toMatchObject([{ id: 'secret' }]);
    await one.session.signOut();
    await expect.poll(() => one.kept.list('follows')).toEqual([]);
    expect(JSON.stringify(Object.values(one.storage).map((texts) => [...(texts as Map<string, string>)]))).not.toContain('secret');
  });
});
