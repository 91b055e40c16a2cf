import { describe, expect, it } from 'vitest';
import { COST, SteadyPace } from '@groundswell/auth';
import { HOUR, SECOND } from '@groundswell/kernel';
import { accountPorts, codeAt, PASSWORD } from '../factories/accounts.ts';
import { startMobileApp } from '../e2e/mobile.app.ts';
import { ADA, people, promote, signedIn, tokensOf } from './people.ts';

const me = '/v1/accounts/me';
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
const plain = (json: unknown): object => ({ ...(json as object), correlationId: '' });

type SignedInPeople = Awaited<ReturnType<typeof signedIn>>;

describe('sessions', () => {
  it('13: a refresh token that comes twice ends the whole session', async () => {
    const { send, refreshToken, app } = await signedIn();
    const next = tokensOf(await send('POST', '/v1/token', { refreshToken }));
    expect((await send('POST', '/v1/token', { refreshToken })).status).toBe(401);
    const later = await send('POST', '/v1/token', { refreshToken: next.refreshToken });
    expect([later.status, (later.json as { code: string }).code]).toEqual([401, 'session-ended']);
    app.world.ports.clock.advance(10 * SECOND);
    expect((await send('GET', me, undefined, next.accessToken)).status).toBe(401);
    expect(app.world.ports.events.reused).toBe(1);
  });

  it('13: of two refreshes at once exactly one is served', async () => {
    const { send, refreshToken } = await signedIn();
    const answers = await Promise.all([1, 2].map(() => send('POST', '/v1/token', { refreshToken })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
  });

  it('13: a refresh whose answer was lost is answered again where the client chose the next secret', async () => {
    const { send, refreshToken, app } = await signedIn();
    const refresh = (next: string) => send('POST', '/v1/token', { refreshToken, next });
    const [first, again] = [tokensOf(await refresh('n'.repeat(43))), tokensOf(await refresh('n'.repeat(43)))];
    expect(again.refreshToken).toBe(first.refreshToken);
    expect((await refresh('short')).status).toBe(400);
    expect((await refresh('s'.repeat(43))).status).toBe(401);
    expect((await refresh('n'.repeat(43))).status).toBe(401);
    expect(app.world.ports.events.reused).toBe(1);
  });

  const endings: Readonly<Record<string, (given: SignedInPeople) => Promise<unknown>>> = {
    'sign-out': ({ send, session, accessToken }) => send('DELETE', `/v1/sessions/${session}`, undefined, accessToken),
    'sign-out everywhere': ({ send, accessToken }) => send('DELETE', '/v1/sessions', undefined, accessToken),
    'a new password': ({ send, accessToken }) =>
      send('PUT', `${me}/password`, { password: PASSWORD, newPassword: 'a wholly new password' }, accessToken),
    disabling: ({ app, account }) => app.world.desk.change('somebody else', account, { disabled: true }),
  };

  it.each(Object.entries(endings))('14: after %s tokens are refused within 30 s, also by another instance', async (_name, end) => {
    const given = await signedIn();
    const elsewhere = await people(given.app.world.ports);
    expect((await elsewhere.send('GET', me, undefined, given.accessToken)).status).toBe(200);
    await end(given);
    given.app.world.ports.clock.advance(30 * SECOND);
    for (const { send } of [given, elsewhere]) {
      expect((await send('GET', me, undefined, given.accessToken)).status).toBe(401);
      expect((await send('POST', '/v1/token', { refreshToken: given.refreshToken })).status).toBe(401);
    }
  });

  it('are listed with the one that asks, and ended one by one', async () => {
    const { send, signIn, accessToken, session } = await signedIn();
    const other = tokensOf(await signIn());
    const list = async () =>
      ((await send('GET', '/v1/sessions', undefined, accessToken)).json as { sessions: { id: string; current: boolean }[] }).sessions;
    expect(new Map((await list()).map(({ id, current }) => [id, current]))).toEqual(
      new Map([
        [session, true],
        [other.session, false],
      ]),
    );
    expect((await send('DELETE', `/v1/sessions/${other.session}`, undefined, accessToken)).status).toBe(200);
    expect((await list()).map(({ id }) => id)).toEqual([session]);
    expect((await send('GET', me, undefined, other.accessToken)).status).toBe(401);
  });

  it("23: somebody else's session is not there", async () => {
    const { send, app, session } = await signedIn();
    await app.world.person('eve@example.org');
    const eve = tokensOf(await send('POST', '/v1/sessions', { address: 'eve@example.org', password: PASSWORD }));
    expect((await send('DELETE', `/v1/sessions/${session}`, undefined, eve.accessToken)).status).toBe(404);
  });
});

describe('accounts', () => {
  it('sign up, verify and sign in', async () => {
    const { send, app, signIn } = await people();
    expect((await send('POST', '/v1/accounts', { address: ADA, password: PASSWORD })).status).toBe(202);
    expect((await signIn()).status).toBe(403);
    const link = { token: app.world.tokenFor(ADA), password: PASSWORD };
    expect((await send('POST', '/v1/accounts/verification', link)).status).toBe(200);
    const { accessToken } = tokensOf(await signIn());
    expect((await send('GET', me, undefined, accessToken)).json).toMatchObject({
      address: ADA,
      role: 'person',
      verified: true,
      secondFactor: false,
    });
  });

  it("are no stranger's who signed up with the address of somebody that opens the letter", async () => {
    const { send, app, signIn } = await people();
    const strangers = { address: ADA, password: 'password of a stranger' };
    expect((await send('POST', '/v1/accounts', strangers)).status).toBe(202);
    const token = app.world.tokenFor(ADA);
    expect((await send('POST', '/v1/accounts/verification', { token })).status).toBe(400);
    expect((await send('POST', '/v1/accounts/verification', { token, password: PASSWORD })).json).toMatchObject({
      status: 401,
      code: 'wrong-credentials',
    });
    expect((await signIn(strangers)).json).toMatchObject({ code: 'address-not-verified' });
    // Whoever reads the mail gets the account all the same, and the stranger nothing of it.
    await send('POST', '/v1/accounts/reset', { address: ADA });
    await send('PUT', '/v1/accounts/reset', { token: app.world.tokenFor(ADA), password: PASSWORD });
    expect([(await signIn(strangers)).status, (await signIn()).status]).toEqual([401, 200]);
    expect((await send('POST', '/v1/accounts/verification', { token, password: PASSWORD })).status).toBe(400);
  });

  it('17: are confirmed in ten tries at the password, over all instances and links', async () => {
    const ports = accountPorts();
    const [one, other] = [await people(ports), await people(ports)];
    const tokens: string[] = [];
    for (let letter = 0; letter < 2; letter += 1) {
      await one.send('POST', '/v1/accounts', { address: ADA, password: PASSWORD });
      tokens.push(one.app.world.tokenFor(ADA));
    }
    const confirm = (index: number, password: string) =>
      (index % 2 === 0 ? one : other).send('POST', '/v1/accounts/verification', { token: tokens.at(-1), password });
    const wrong = await Promise.all(Array.from({ length: 30 }, (_, index) => confirm(index, `wrong ${index}`)));
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(wrong.filter(({ status }) => status === 429)).toHaveLength(20);
    expect((await confirm(0, PASSWORD)).status).toBe(429);
    ports.clock.advance(HOUR);
    expect((await confirm(0, PASSWORD)).status).toBe(200);
  });

  it('set a new password by mail', async () => {
    const { send, app, signIn } = await signedIn();
    expect((await send('POST', '/v1/accounts/reset', { address: ADA })).status).toBe(202);
    const reset = { token: app.world.tokenFor(ADA), password: 'a wholly new password' };
    expect((await send('PUT', '/v1/accounts/reset', reset)).status).toBe(200);
    expect((await send('PUT', '/v1/accounts/reset', reset)).status).toBe(400);
    expect([(await signIn()).status, (await signIn({ password: 'a wholly new password' })).status]).toEqual([401, 200]);
  });

  it('16: passwords of 8 to 256 characters, whole; neither short nor common ones', async () => {
    const { send, app } = await people();
    const tried: readonly (readonly [string, number])[] = [
      ['1234567', 400],
      ['password', 400],
      ['Qwertyuiop', 400],
      ['ada@example.org', 400],
      ['x'.repeat(257), 400],
      ['      zq', 202],
      [`${'long '.repeat(13)}end`, 202],
    ];
    for (const [password, status] of tried) {
      expect((await send('POST', '/v1/accounts', { address: ADA, password })).status, password).toBe(status);
    }
    const long = `${'long '.repeat(13)}end`;
    await app.world.accounts.verify(app.world.tokenFor(ADA), long);
    for (const [password, status] of [
      [long.slice(0, 64), 401],
      [long, 200],
    ] as const) {
      expect((await send('POST', '/v1/sessions', { address: ADA, password })).status).toBe(status);
    }
  });

  it('17: ten wrong passwords are evaluated, over all instances, then 429 with Retry-After', async () => {
    const ports = accountPorts();
    const first = await people(ports);
    const instances = [first, ...(await Promise.all([1, 2, 3].map(() => people(ports))))];
    await first.app.world.person(ADA);
    const tries = Array.from({ length: 60 }, (_, index) => (instances[index % 4] ?? first).signIn({ password: `wrong ${index}` }));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(50);
    for (const answer of refused) expect(Number(answer.headers.get('retry-after'))).toBe(900);
    expect((await first.signIn()).status).toBe(429);
  });

  it('18: answers to known and unknown addresses are the same, body and headers', async () => {
    const { send, signIn } = await signedIn();
    const pairs = [
      [await signIn({ password: 'wrong password' }), await signIn({ address: 'nobody@example.org', password: 'wrong password' })],
      [
        await send('POST', '/v1/accounts/reset', { address: ADA }),
        await send('POST', '/v1/accounts/reset', { address: 'nobody@example.org' }),
      ],
      [
        await send('POST', '/v1/accounts', { address: ADA, password: 'some other password' }),
        await send('POST', '/v1/accounts', { address: 'new@example.org', password: 'some other password' }),
      ],
    ] as const;
    for (const [known, unknown] of pairs) {
      expect([known.status, plain(known.json)]).toEqual([unknown.status, plain(unknown.json)]);
      const names = ({ headers }: typeof known) => [...headers.keys()].toSorted();
      expect(names(known)).toEqual(names(unknown));
    }
  });

  it('18: ... and take the same time', { timeout: 60_000 }, async () => {
    // Real hashes and the real pace: what strangers would measure. What a hash takes is measured as time of the
    // processor, since a busy machine disturbs hours on the wall far more than they may differ.
    const cpu = (): number => process.cpuUsage().user + process.cpuUsage().system;
    const routes = [
      { url: '/v1/sessions', rest: { password: 'wrong password' }, now: cpu },
      { url: '/v1/accounts/reset', rest: {}, now: () => performance.now() },
    ];
    const { app, send } = await people(accountPorts({ pace: new SteadyPace(100) }), (ports) => startMobileApp(ports, COST));
    await app.world.person(ADA);
    for (const { url, rest, now } of routes) {
      const time = async (address: string): Promise<number> => {
        app.world.ports.clock.advance(HOUR);
        const started = now();
        await send('POST', url, { address, ...rest });
        return now() - started;
      };
      const ratio = async (): Promise<number> => {
        const [known, unknown]: [number[], number[]] = [[], []];
        for (let round = 0; round < 7; round += 1) {
          known.push(await time(ADA));
          unknown.push(await time('nobody@example.org'));
        }
        return median(known) / median(unknown);
      };
      // What tells addresses apart disturbs every median; what else the machine does, one now and then.
      const ratios = [await ratio()];
      while (ratios.length < 4 && Math.abs(Math.log(ratios.at(-1) ?? 0)) > Math.log(1.1)) ratios.push(await ratio());
      expect(Math.abs(Math.log(ratios.at(-1) ?? 0)), `${url}: ${String(ratios)}`).toBeLessThan(Math.log(1.1));
    }
  });

  it('20: nobody has an account by default; the first operator is made by a printed link', async () => {
    const { send, app, signIn } = await people();
    for (const address of ['admin@example.org', 'root@localhost.localdomain', 'operator@example.org']) {
      for (const password of ['admin', 'password', 'groundswell']) expect((await signIn({ address, password })).status).toBe(401);
    }
    const token = (await app.world.invite())?.split('#')[1] ?? '';
    const first = { token, address: ADA, password: PASSWORD };
    expect((await send('POST', '/v1/accounts/first-operator', { ...first, token: `${token.slice(0, -1)}_` })).status).toBe(400);
    expect((await send('POST', '/v1/accounts/first-operator', first)).json).toMatchObject({ role: 'operator', address: ADA });
    expect((await send('POST', '/v1/accounts/first-operator', { ...first, address: 'eve@example.org' })).status).toBe(400);
    expect(await app.world.invite()).toBeUndefined();
  });

  it('21: what operators do needs the role and a second factor', async () => {
    const given = await signedIn();
    const { send, app, accessToken } = given;
    const eve = await app.world.person('eve@example.org');
    const tries = () =>
      Promise.all([
        send('GET', '/v1/accounts?address=eve@example.org', undefined, accessToken),
        send('PUT', `/v1/accounts/${eve.id}`, { role: 'moderator' }, accessToken),
      ]);
    const statuses = async () => (await tries()).map(({ status }) => status);
    expect((await send('GET', '/v1/accounts?address=eve@example.org')).status).toBe(401);
    expect(await statuses()).toEqual([403, 403]);
    await app.world.desk.change('somebody else', given.account, { role: 'operator' });
    app.world.ports.clock.advance(10 * SECOND);
    expect(await statuses()).toEqual([403, 403]);
    await promote(given, 'operator');
    expect(await statuses()).toEqual([200, 200]);
    await app.world.desk.change('somebody else', given.account, { role: 'moderator' });
    app.world.ports.clock.advance(10 * SECOND);
    expect(await statuses()).toEqual([403, 403]);
  });

  it('14: a stolen access token alone links no other account and sets up no authenticator', async () => {
    const { send, accessToken } = await signedIn();
    expect((await send('POST', `${me}/authenticator`, { password: 'wrong password' }, accessToken)).status).toBe(401);
    expect((await send('PUT', `${me}/outside`, { token: 'a.b.c', password: 'wrong password' }, accessToken)).status).toBe(401);
    expect((await send('PUT', `${me}/outside`, { token: 'a.b.c', password: PASSWORD }, accessToken)).status).toBe(404);
    expect((await send('POST', '/v1/sessions/outside', { token: 'a.b.c' })).status).toBe(404);
  });

  it('an authenticator is asked for at sign-in, and taken away with a code of it', async () => {
    const given = await signedIn();
    const { send, signIn, app } = given;
    const secret = await promote(given, 'moderator');
    const code = () => codeAt(secret, app.world.ports.clock.now());
    expect((await signIn()).json).toMatchObject({ status: 401, code: 'second-factor-needed' });
    expect((await signIn({ code: code() })).status).toBe(401);
    app.world.ports.clock.advance(HOUR);
    const { accessToken } = tokensOf(await signIn({ code: code() }));
    app.world.ports.clock.advance(30 * SECOND);
    expect((await send('POST', `${me}/authenticator/removal`, { code: '000000' }, accessToken)).status).toBe(401);
    expect((await send('POST', `${me}/authenticator/removal`, { code: code() }, accessToken)).json).toMatchObject({ secondFactor: false });
    expect((await signIn()).status).toBe(200);
  });

  it('22: unknown and privileged members are refused', async () => {
    const { send, accessToken } = await signedIn();
    const extra = [{ role: 'operator' }, { verified: true }, { id: 'mine' }, { tokenVersion: 0 }];
    for (const members of extra) {
      expect((await send('POST', '/v1/accounts', { address: 'eve@example.org', password: PASSWORD, ...members })).status).toBe(400);
      expect((await send('POST', '/v1/sessions', { address: ADA, password: PASSWORD, ...members })).status).toBe(400);
      expect((await send('PUT', `${me}/password`, { password: PASSWORD, newPassword: PASSWORD, ...members }, accessToken)).status).toBe(
        400,
      );
    }
  });

  it('25: objects and operators where a text is due are refused', async () => {
    const { send, signIn } = await signedIn();
    for (const value of [{ $gt: '' }, { $ne: null }, ['a'], 7, true, null]) {
      expect((await signIn({ password: value })).status).toBe(400);
      expect((await signIn({ address: value })).status).toBe(400);
      expect((await signIn({ code: value })).status).toBe(400);
      expect((await send('POST', '/v1/token', { refreshToken: value })).status).toBe(400);
      expect((await send('PUT', '/v1/accounts/reset', { token: value, password: PASSWORD })).status).toBe(400);
    }
  });

  it('39: a forged X-Forwarded-For does not dodge the limit of a caller', async () => {
    const { ask, app } = await people();
    const statuses: number[] = [];
    for (let index = 0; index < 102; index += 1) {
      // Slowly enough for the rate of an address, which is another limit.
      app.world.ports.clock.advance(250);
      const body = JSON.stringify({ address: `person${index}@example.org`, password: 'wrong password' });
      const headers = {
        'content-type': 'application/json',
        'x-forwarded-for': `198.51.100.${index}`,
        forwarded: `for=198.51.100.${index}`,
      };
      statuses.push((await ask({ method: 'POST', url: '/v1/sessions', headers, body })).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('45: neither passwords, tokens, links, codes nor addresses are found in a log or a refusal', async () => {
    const given = await signedIn();
    const { send, signIn, app, refreshToken, accessToken } = given;
    const secret = await promote(given, 'operator');
    const code = codeAt(secret, app.world.ports.clock.now());
    await send('POST', '/v1/accounts/reset', { address: ADA });
    const answers = [
      await signIn({ code: '000000' }),
      await signIn({ password: 'wrong password of mine' }),
      await send('POST', '/v1/token', { refreshToken: `${refreshToken}x` }),
      await send('PUT', '/v1/accounts/reset', { token: app.world.tokenFor(ADA), password: 'short' }),
      await send('PUT', `${me}/authenticator`, { code }, accessToken),
      await send('GET', '/v1/nothing', undefined, accessToken),
    ];
    expect(app.logged.length).toBeGreaterThan(0);
    const written = [...app.logged, ...answers.map(({ text }) => text)].join('\n');
    for (const planted of [PASSWORD, 'wrong password of mine', ADA, refreshToken, accessToken, app.world.tokenFor(ADA), secret, code]) {
      expect(written).not.toContain(planted);
    }
  });
});
