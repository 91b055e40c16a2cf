import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, type Groundswell, type Locks, MemoryStorage, openGroundswell, OwnLocks, type SessionEvent } from '@groundswell/client';
import { MINUTE } from '@groundswell/kernel';
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

type Meddle = (request: Request, ask: () => Promise<Response>) => Promise<Response>;

/** A device, or a tab of one that shares its storage. Its clock stands still: that tokens have ended it hears from the server. */
function tab(storage: MemoryStorage, { locks, meddle }: { readonly locks?: Locks; readonly meddle?: Meddle } = {}) {
  const asked: string[] = [];
  const now = { time: Date.now() };
  const groundswell: Groundswell = openGroundswell({
    baseUrl: app.url,
    storage,
    ...(locks && { locks }),
    retries: { firstWait: 1, timeout: 2_000 },
    platform: { now: () => now.time },
    fetch(request) {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      const ask = () => fetch(request);
      return meddle === undefined ? ask() : meddle(request, ask);
    },
  });
  const events: SessionEvent['type'][] = [];
  groundswell.session.on(({ type }) => events.push(type));
  const me = () => answerOf(groundswell.api.GET('/v1/accounts/me'));
  const refreshes = () => asked.filter((request) => request === 'POST /v1/token').length;
  return { ...groundswell, asked, events, now, me, refreshes, signIn: () => groundswell.session.signIn({ address, password: PASSWORD }) };
}

const serverTokensEnd = () => app.world.ports.clock.advance(11 * MINUTE);
const isRefresh = (request: Request) => request.url.endsWith('/v1/token');

describe('a session of the client', () => {
  it('is signed up for, verified, signed in to and out of', async () => {
    const { session, me, events, api } = tab(new MemoryStorage());
    await session.signUp({ address: 'new@example.org', password: PASSWORD });
    await session.verify(app.world.tokenFor('new@example.org'), PASSWORD);
    await session.signIn({ address: 'new@example.org', password: PASSWORD });
    expect(await me()).toMatchObject({ address: 'new@example.org' });
    expect(await session.current()).toMatchObject({ account: expect.any(String) });
    expect(await session.signOut()).toBe(true);
    expect([await session.current(), await session.accessToken(), await session.signOut()]).toEqual([undefined, undefined, true]);
    expect((await api.GET('/v1/accounts/me')).response.status).toBe(401);
    expect(events).toEqual(['signed-in', 'signed-out']);
  });

  it('says what a wrong password is answered, and asks once', async () => {
    const { session, asked } = tab(new MemoryStorage());
    await expect(session.signIn({ address, password: 'wrong password' })).rejects.toMatchObject({ problem: { code: 'wrong-credentials' } });
    expect(asked).toEqual(['POST /v1/sessions']);
  });

  it('is continued a minute before its token ends, once for all who ask', async () => {
    const { session, signIn, now, refreshes } = tab(new MemoryStorage());
    await signIn();
    const first = await session.accessToken();
    now.time += 8 * MINUTE;
    expect(await session.accessToken()).toBe(first);
    now.time += MINUTE + 1;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.accessToken()));
    expect([new Set(tokens).size, tokens[0] === first, refreshes()]).toEqual([1, false, 1]);
  });

  it('is continued once when 20 requests are refused at once, all of which are answered', async () => {
    const { signIn, me, refreshes, asked } = tab(new MemoryStorage());
    await signIn();
    await me();
    serverTokensEnd();
    const answers = await Promise.all(Array.from({ length: 20 }, me));
    expect([new Set(answers.map((answer) => answer.address)), refreshes()]).toEqual([new Set([address]), 1]);
    expect(asked.filter((request) => request === 'GET /v1/accounts/me').length).toBeGreaterThanOrEqual(21);
  });

  it.each([
    ['with a lock between them', new OwnLocks()],
    ['without one', undefined],
  ])('is continued by several tabs at once, %s, and ends in none', async (_, shared) => {
    const storage = new MemoryStorage();
    const tabs = Array.from({ length: 3 }, () => tab(storage, { locks: shared ?? new OwnLocks() }));
    await tabs[0]?.signIn();
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.all(tabs.map(({ me }) => me()));
      serverTokensEnd();
    }
    await Promise.all(tabs.flatMap(({ me }) => [me(), me()]));
    expect(tabs.flatMap(({ events }) => events)).toEqual(['signed-in']);
    const refreshes = tabs.reduce((sum, tab) => sum + tab.refreshes(), 0);
    if (shared !== undefined) expect(refreshes).toBe(4);
    expect(app.world.ports.events.reused).toBe(0);
  });

  it('survives that answers to its refreshes are lost, and the end of the app with one under way', async () => {
    const storage = new MemoryStorage();
    let lost = 0;
    const meddle: Meddle = async (request, ask) => {
      const answer = await ask();
      if (!isRefresh(request) || lost <= 0) return answer;
      lost -= 1;
      throw new TypeError('the answer was lost');
    };
    const { signIn, me } = tab(storage, { meddle });
    await signIn();
    serverTokensEnd();
    lost = 2;
    expect(await me()).toMatchObject({ address });
    serverTokensEnd();
    lost = 4;
    await expect(me()).rejects.toThrow('the answer was lost');
    expect(await tab(storage, { meddle }).me()).toMatchObject({ address });
    expect(app.world.ports.events.reused).toBe(0);
  });

  it('uses what is left of a token when it cannot be renewed, and stays when the server is away', async () => {
    let isDown = false;
    const meddle: Meddle = (_, ask) => (isDown ? Promise.reject(new TypeError('no network')) : ask());
    const { signIn, session, now, events } = tab(new MemoryStorage(), { meddle });
    await signIn();
    const first = await session.accessToken();
    isDown = true;
    now.time += 9.5 * MINUTE;
    expect(await session.accessToken()).toBe(first);
    now.time += MINUTE;
    await expect(session.accessToken()).rejects.toThrow('no network');
    expect(await session.signOut()).toBe(false);
    expect(events).toEqual(['signed-in', 'signed-out']);
  });

  it('tells when it was ended elsewhere, once', async () => {
    const { signIn, session, me, events, api } = tab(new MemoryStorage());
    await signIn();
    await me();
    const { session: id, account } = (await session.current()) ?? { session: '', account: '' };
    await app.world.sessions.end(account, id);
    app.world.standings.forget(account);
    serverTokensEnd();
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.GET('/v1/accounts/me')));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([401]));
    expect([events, await session.current()]).toEqual([['signed-in', 'ended'], undefined]);
  });

  it('ends when somebody used a copy of its refresh token, and says so', async () => {
    const storage = new MemoryStorage();
    const { signIn, me, events } = tab(storage);
    await signIn();
    const { refreshToken } = JSON.parse((await storage.read('groundswell.session')) ?? '{}') as { refreshToken: string };
    await app.world.sessions.refresh(refreshToken);
    serverTokensEnd();
    await expect(me()).rejects.toMatchObject({ status: 401 });
    expect(events).toEqual(['signed-in', 'ended']);
  });

  it('sends nothing of one person as another, who signed in meanwhile', async () => {
    const storage = new MemoryStorage();
    const first = tab(storage);
    await first.signIn();
    const token = await first.session.accessToken();
    const other = 'somebody-else@example.org';
    await app.world.person(other);
    await first.session.signIn({ address: other, password: PASSWORD });
    expect(await first.session.renewed(token ?? '')).toBeUndefined();
    expect(await first.session.renewed('not a token of ours')).toBeUndefined();
  });
});
