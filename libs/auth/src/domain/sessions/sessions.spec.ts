import { DAY, InvalidInputError, MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountPorts, accountWorld, type AccountWorld, codeAt, PASSWORD } from '../../../../../test/factories/accounts.ts';
import { SessionEndedError } from '../errors.ts';
import { MOST_SESSIONS, SESSION_LIFETIME } from './sessions.ts';
import { STANDING_FRESH } from './standings.ts';

const signIn = (world: AccountWorld, client = 'phone') =>
  world.signIn.begin({ address: 'ada@example.org', password: PASSWORD, caller: '192.0.2.1', client });

async function signedIn(): Promise<{
  readonly world: AccountWorld;
  readonly id: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}> {
  const world = accountWorld();
  const { id } = await world.person();
  const { refreshToken, session } = await signIn(world);
  return { world, id, refreshToken, sessionId: session.id };
}

describe('refresh tokens', () => {
  it('are exchanged for the next one, which works once, too', async () => {
    const { world, refreshToken, sessionId } = await signedIn();
    let token = refreshToken;
    for (let turn = 0; turn < 5; turn += 1) {
      world.ports.clock.advance(MINUTE);
      const next = await world.sessions.refresh(token);
      expect([next.session.id, next.session.refreshedAt]).toEqual([sessionId, world.ports.clock.now()]);
      expect(next.refreshToken).not.toBe(token);
      token = next.refreshToken;
    }
  });

  it('13: end the whole session when one comes twice, and say so', async () => {
    const { world, refreshToken } = await signedIn();
    const other = await signIn(world, 'laptop');
    const { refreshToken: next } = await world.sessions.refresh(refreshToken);
    await expect(world.sessions.refresh(refreshToken)).rejects.toThrow(SessionEndedError);
    await expect(world.sessions.refresh(next)).rejects.toThrow(SessionEndedError);
    expect(world.ports.events.reused).toBe(1);
    await world.sessions.refresh(other.refreshToken);
  });

  it('13: of two at once serve exactly one, which goes on', async () => {
    const { world, refreshToken } = await signedIn();
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => world.sessions.refresh(refreshToken)));
    const [winner, ...others] = answers.filter((answer) => answer.status === 'fulfilled');
    expect(others).toEqual([]);
    expect(winner).toBeDefined();
    if (winner !== undefined) await world.sessions.refresh(winner.value.refreshToken);
    expect(world.ports.events.reused).toBe(0);
  });

  it('13: whatever the order in which tokens come, the newest alone is served, and an old one ends it all', async () => {
    const order = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 });
    const run = async (picks: readonly number[]): Promise<void> => {
      const { world, refreshToken } = await signedIn();
      const tokens = [refreshToken];
      let alive = true;
      for (const pick of picks) {
        const index = Math.min(pick, tokens.length - 1);
        const served = await world.sessions.refresh(tokens[index] ?? '').catch(() => undefined);
        const isNewest = index === tokens.length - 1;
        expect(served !== undefined).toBe(alive && isNewest);
        alive &&= isNewest;
        if (served !== undefined) tokens.push(served.refreshToken);
      }
    };
    await fc.assert(fc.asyncProperty(order, run), { numRuns: 25 });
  });

  it('13: whose next secret the client chose are served again as often as the answer is lost, and to nobody else', async () => {
    const { world, refreshToken } = await signedIn();
    const [next, afterwards] = ['n'.repeat(43), 'm'.repeat(43)];
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.sessions.refresh(refreshToken, next)));
    const again = await world.sessions.refresh(refreshToken, next);
    expect(new Set([...answers, again].map(({ refreshToken }) => refreshToken))).toEqual(new Set([refreshToken.slice(0, -43) + next]));
    const later = await world.sessions.refresh(again.refreshToken, afterwards);
    expect(world.ports.events.reused).toBe(0);
    await expect(world.sessions.refresh(refreshToken, next)).rejects.toThrow(SessionEndedError);
    await expect(world.sessions.refresh(later.refreshToken)).rejects.toThrow(SessionEndedError);
    expect(world.ports.events.reused).toBe(1);
  });

  it('13: end the session when one comes twice with another next secret, or with none', async () => {
    for (const stolen of ['s'.repeat(43), undefined]) {
      const { world, refreshToken } = await signedIn();
      const { refreshToken: newest } = await world.sessions.refresh(refreshToken, 'n'.repeat(43));
      await expect(world.sessions.refresh(refreshToken, stolen)).rejects.toThrow(SessionEndedError);
      await expect(world.sessions.refresh(newest)).rejects.toThrow(SessionEndedError);
      expect(world.ports.events.reused).toBe(1);
    }
  });

  it('13: cannot stay as they are: a next secret must be another one, and whoever has the newest only must exchange it', async () => {
    const { world, refreshToken } = await signedIn();
    const { refreshToken: newest } = await world.sessions.refresh(refreshToken, 'n'.repeat(43));
    await expect(world.sessions.refresh(newest, 'n'.repeat(43))).rejects.toThrow(InvalidInputError);
    const madeUp = newest.slice(0, -43) + 'x'.repeat(43);
    await expect(world.sessions.refresh(madeUp, 'n'.repeat(43))).rejects.toThrow(SessionEndedError);
  });

  it('15: expire absolutely, however often they are exchanged', async () => {
    const { world, refreshToken } = await signedIn();
    let token = refreshToken;
    for (let day = 1; day < SESSION_LIFETIME / DAY; day += 1) {
      world.ports.clock.advance(DAY);
      token = (await world.sessions.refresh(token)).refreshToken;
    }
    world.ports.clock.advance(DAY);
    await expect(world.sessions.refresh(token)).rejects.toThrow(SessionEndedError);
  });

  it('15: are stored hashed', async () => {
    const { world, id, refreshToken } = await signedIn();
    const stored = JSON.stringify(await world.ports.sessions.list(id));
    for (const secret of refreshToken.split('.').slice(2)) expect(stored).not.toContain(secret);
  });

  it('do not end a session when they are made up by whoever knows its ids', async () => {
    const { world, refreshToken, id, sessionId } = await signedIn();
    const madeUp = `gsr_${id}.${sessionId}.${'A'.repeat(22)}.${'A'.repeat(43)}`;
    for (const token of [madeUp, '', 'gsr_', refreshToken.slice(0, -1), `${refreshToken}A`, refreshToken.replace('gsr_', 'gso_')]) {
      await expect(world.sessions.refresh(token)).rejects.toThrow(SessionEndedError);
    }
    await world.sessions.refresh(refreshToken);
  });
});

describe('sessions', () => {
  it('are fifty at most: one too many ends the one that was refreshed longest ago', async () => {
    const { world, id, refreshToken, sessionId } = await signedIn();
    const account = await world.person('eve@example.org').then(() => world.ports.accounts.byId(id));
    if (account === undefined) throw new Error('the account was made');
    const begin = (client: string) => world.sessions.begin(account, { secondFactor: false, client });
    for (let count = 1; count < MOST_SESSIONS; count += 1) {
      world.ports.clock.advance(1);
      await begin(`device ${count}`);
    }
    expect(await world.ports.sessions.list(id)).toHaveLength(MOST_SESSIONS);
    world.ports.clock.advance(1);
    await world.sessions.refresh(refreshToken);
    await begin('one too many');
    const left = await world.ports.sessions.list(id);
    expect(left).toHaveLength(MOST_SESSIONS);
    expect(left.map(({ client }) => client)).not.toContain('device 1');
    expect(left.map(({ id: left }) => left)).toContain(sessionId);
  });

  it('are listed, ended one by one and all at once', async () => {
    const { world, id, sessionId } = await signedIn();
    world.ports.clock.advance(MINUTE);
    const laptop = await signIn(world, 'laptop');
    expect((await world.sessions.list(id)).map(({ client }) => client)).toEqual(['laptop', 'phone']);
    expect([await world.sessions.end(id, sessionId), await world.sessions.end(id, sessionId)]).toEqual([true, false]);
    expect((await world.sessions.list(id)).map(({ client }) => client)).toEqual(['laptop']);
    await world.sessions.endAll(id);
    expect(await world.sessions.list(id)).toEqual([]);
    await expect(world.sessions.refresh(laptop.refreshToken)).rejects.toThrow(SessionEndedError);
  });
});

describe('standings', () => {
  const changes: Readonly<Record<string, (world: AccountWorld, id: string, sessionId: string) => Promise<unknown>>> = {
    'the session is ended': (world, id, sessionId) => world.sessions.end(id, sessionId),
    'the password changes': (world, id) => world.accounts.changePassword(id, PASSWORD, 'a wholly new password'),
    'the account is disabled': (world, id) => world.desk.change('boss', id, { disabled: true }),
  };

  it.each(Object.entries(changes))('14: end within 30 s everywhere when %s', async (_name, change) => {
    const { world, id, sessionId } = await signedIn();
    const elsewhere = accountWorld(world.ports);
    expect(await elsewhere.standings.of(id, sessionId, 1)).toEqual({ accountId: id, sessionId, role: 'person', fullRole: 'person' });
    await change(world, id, sessionId);
    expect(STANDING_FRESH).toBeLessThan(30_000);
    world.ports.clock.advance(STANDING_FRESH);
    expect(await elsewhere.standings.of(id, sessionId, 1)).toBeUndefined();
    expect(await elsewhere.standings.of(id, sessionId, 2)).toBeUndefined();
  });

  it('hold for enabled accounts only with new sessions', async () => {
    const { world, id, refreshToken } = await signedIn();
    await world.desk.change('boss', id, { disabled: true });
    await world.desk.change('boss', id, { disabled: false });
    await expect(world.sessions.refresh(refreshToken)).rejects.toThrow(SessionEndedError);
  });

  it('give what a role may do only to sessions with a second factor', async () => {
    const { world, id, sessionId } = await signedIn();
    await world.desk.change('boss', id, { role: 'operator' });
    expect(await world.standings.of(id, sessionId, 1)).toMatchObject({ role: 'person', fullRole: 'operator' });
    await world.sessions.raise(id, sessionId);
    world.standings.forget(id);
    expect(await world.standings.of(id, sessionId, 1)).toMatchObject({ role: 'person' });
    const { secret } = await world.authenticators.begin(id);
    await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
    world.standings.forget(id);
    expect(await world.standings.of(id, sessionId, 1)).toMatchObject({ role: 'operator' });
  });

  it('are read once for many requests, and never guessed when they can not be read', async () => {
    const { world, id, sessionId } = await signedIn();
    let reads = 0;
    const accounts = Object.assign(Object.create(world.ports.accounts) as typeof world.ports.accounts, {
      byId: (asked: string) => {
        reads += 1;
        return reads === 1 ? world.ports.accounts.byId(asked) : Promise.reject(new Error('planted'));
      },
    });
    const { standings } = accountWorld({ ...accountPorts(), ...world.ports, accounts });
    for (let count = 0; count < 50; count += 1) expect(await standings.of(id, sessionId, 1)).toBeDefined();
    expect(reads).toBe(1);
    world.ports.clock.advance(STANDING_FRESH);
    for (let count = 0; count < 2; count += 1) await expect(standings.of(id, sessionId, 1)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
