import { ApiError } from '@groundswell/client';
import { describe, expect, it } from 'vitest';
import { PageSession, type Account, type SessionWorld } from './page-session.ts';

const ACCOUNT: Account = {
  id: 'a1',
  address: 'ada@example.org',
  role: 'person',
  verified: true,
  disabled: false,
  secondFactor: false,
  recoveryCodesLeft: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
};
const CREDENTIALS = { address: ACCOUNT.address, password: 'correct horse battery staple' };

/** A server with one session, and a browser that keeps its cookie. */
function world() {
  const made = {
    now: 1_000_000,
    marked: false,
    alive: true,
    down: false,
    refreshes: 0,
    /** Tokens that the server takes. */
    valid: new Set<string>(),
    /** What requests were sent with. */
    sent: [] as (string | null)[],
  };
  const tokens = () => {
    const accessToken = `token ${made.valid.size + 1}`;
    made.valid.add(accessToken);
    const rest = { tokenType: 'Bearer' as const, session: 's1', sessionExpiresAt: '2026-02-01T00:00:00.000Z', account: 'a1' };
    return { accessToken, expiresIn: 600, ...rest };
  };
  const ports: SessionWorld = {
    begin: () => Promise.resolve(tokens()),
    refresh: async () => {
      await Promise.resolve();
      made.refreshes += 1;
      if (made.down) throw new TypeError('fetch failed');
      if (!made.alive) throw new ApiError(401, undefined);
      return tokens();
    },
    readAccount: () => Promise.resolve(ACCOUNT),
    end: () => Promise.resolve((made.alive = false)),
    fetch: (request) => {
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? null;
      made.sent.push(token);
      const taken = token !== null && made.valid.has(token);
      return Promise.resolve(taken ? new Response('{}') : Response.json({ code: 'unauthenticated' }, { status: 401 }));
    },
    alone: (work) => work(),
    mark: { isSet: () => made.marked, set: (on) => void (made.marked = on) },
    now: () => made.now,
  };
  return { made, ports };
}

const ask = () => new Request('https://groundswell.example/v1/accounts/me', { method: 'PUT', body: '{}' });

describe('PageSession', () => {
  it('asks nothing where nobody signed in', async () => {
    const { made, ports } = world();
    const session = new PageSession(ports);
    await session.open();
    expect(session.state).toEqual({ phase: 'out' });
    expect(made.refreshes).toBe(0);
  });

  it('signs in, tells those who listen, and is known again by the next page', async () => {
    const { ports } = world();
    const first = new PageSession(ports);
    const phases: string[] = [];
    first.onChange(() => phases.push(first.state.phase));
    await first.signIn(CREDENTIALS);
    expect(phases).toEqual(['in']);
    const second = new PageSession(ports);
    expect(second.state.phase).toBe('opening');
    await second.open();
    expect(second.state).toEqual({ phase: 'in', account: ACCOUNT });
  });

  it('renews its token once, however many ask, and shortly before it ends', async () => {
    const { made, ports } = world();
    const session = new PageSession(ports);
    await session.signIn(CREDENTIALS);
    await session.fetch(ask());
    expect(made.refreshes).toBe(0);
    made.now += 580_000;
    await Promise.all([1, 2, 3, 4].map(() => session.fetch(ask())));
    expect(made.refreshes).toBe(1);
    expect(made.sent).toEqual(['token 1', 'token 2', 'token 2', 'token 2', 'token 2']);
  });

  it('repeats a request with a new token where the server takes the old one no more, body and all', async () => {
    const { made, ports } = world();
    const session = new PageSession(ports);
    await session.signIn(CREDENTIALS);
    made.valid.delete('token 1');
    expect((await session.fetch(ask())).status).toBe(200);
    expect(made.refreshes).toBe(1);
  });

  it('does not take a wrong password for a session that ended', async () => {
    const { made, ports } = world();
    const session = new PageSession({
      ...ports,
      fetch: () => Promise.resolve(Response.json({ code: 'wrong-credentials' }, { status: 401 })),
    });
    await session.signIn(CREDENTIALS);
    expect((await session.fetch(ask())).status).toBe(401);
    expect([made.refreshes, session.state.phase]).toEqual([0, 'in']);
  });

  it('is over where it was ended elsewhere', async () => {
    const { made, ports } = world();
    const session = new PageSession(ports);
    await session.signIn(CREDENTIALS);
    Object.assign(made, { alive: false, now: made.now + 600_000 });
    expect((await session.fetch(ask())).status).toBe(401);
    expect([session.state.phase, made.marked]).toEqual(['out', false]);
  });

  it('stays what it is while the server does not answer, and goes on afterwards', async () => {
    const { made, ports } = world();
    Object.assign(made, { marked: true, down: true });
    const session = new PageSession(ports);
    await session.open();
    expect([session.state.phase, made.marked]).toEqual(['unreachable', true]);
    made.down = false;
    await session.open();
    expect(session.state.phase).toBe('in');
  });

  it('signs out, and other tabs follow', async () => {
    const { made, ports } = world();
    const [here, there] = [new PageSession(ports), new PageSession(ports)];
    await here.signIn(CREDENTIALS);
    await there.follow();
    expect(there.state.phase).toBe('in');
    await here.signOut();
    await there.follow();
    expect([here.state.phase, there.state.phase, made.alive]).toEqual(['out', 'out', false]);
  });
});
