import { MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { AUDIENCE, accountWorld, type AccountWorld, codeAt, PASSWORD } from '../../../../../test/factories/accounts.ts';
import { authServices } from '../account-services.ts';
import { SecondFactorNeededError, TooManyAttemptsError, WrongCredentialsError } from '../errors.ts';

const credentials = (changes: { readonly password?: string; readonly code?: string; readonly address?: string } = {}) => ({
  address: 'ada@example.org',
  password: PASSWORD,
  caller: '192.0.2.1',
  client: 'test',
  ...changes,
});

async function withAuthenticator(): Promise<{ readonly world: AccountWorld; readonly id: string; readonly secret: string }> {
  const world = accountWorld();
  const { id } = await world.person();
  const { secret, uri } = await world.authenticators.begin(id);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Groundswell:ada%40example\.org\?issuer=Groundswell&secret=[A-Z2-7]{32}&/);
  await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
  return { world, id, secret };
}

describe('signing in', () => {
  it('17: evaluates exactly ten wrong passwords, however many come at once, then says when to come back', async () => {
    const world = accountWorld();
    await world.person();
    const tries = Array.from({ length: 40 }, (_, index) => world.signIn.begin(credentials({ password: `wrong ${index}` })));
    const refused = await Promise.all(tries.map((tried) => tried.catch((error: unknown) => error)));
    expect(refused.filter((error) => error instanceof WrongCredentialsError)).toHaveLength(10);
    expect(refused.filter((error) => error instanceof TooManyAttemptsError)).toHaveLength(30);
    await expect(world.signIn.begin(credentials())).rejects.toMatchObject({ status: 429, retryAfter: 900 });
    world.ports.clock.advance(15 * MINUTE);
    await world.signIn.begin(credentials());
    expect(world.ports.events.exhausted).toBe(31);
  });

  it('17: counts for addresses without account as for others, and forgets who was right', async () => {
    const world = accountWorld();
    await world.person();
    for (let turn = 0; turn < 3; turn += 1) {
      for (let count = 0; count < 9; count += 1) await world.signIn.begin(credentials({ password: 'wrong' })).catch(() => undefined);
      await world.signIn.begin(credentials());
    }
    const unknown = credentials({ address: 'nobody@example.org' });
    for (let count = 0; count < 10; count += 1) await expect(world.signIn.begin(unknown)).rejects.toThrow(WrongCredentialsError);
    await expect(world.signIn.begin(unknown)).rejects.toThrow(TooManyAttemptsError);
  });

  it('17: counts what one caller tries of many accounts', async () => {
    const world = accountWorld();
    for (let count = 0; count < 100; count += 1) {
      await world.signIn.begin(credentials({ address: `person${count}@example.org` })).catch(() => undefined);
    }
    await expect(world.signIn.begin(credentials({ address: 'one.more@example.org' }))).rejects.toThrow(TooManyAttemptsError);
  });

  it('19: stores the hash anew at the cost of today', async () => {
    const world = accountWorld();
    const { id } = await world.person();
    const dearer = authServices(world.ports, { ...AUDIENCE, site: '', cost: { memory: 128, passes: 3, parallelism: 1 } });
    await expect(dearer.signIn.begin(credentials({ password: 'wrong' }))).rejects.toThrow(WrongCredentialsError);
    expect((await world.ports.accounts.byId(id))?.password).toMatch(/m=64,t=2/);
    const { account } = await dearer.signIn.begin(credentials());
    expect(account).toMatchObject({ tokenVersion: 1, password: expect.stringMatching(/m=128,t=3/) });
    expect((await world.ports.accounts.byId(id))?.password).toBe(account.password);
    await world.signIn.begin(credentials());
  });
});

describe('an authenticator', () => {
  it('is asked for once its first code was right', async () => {
    const world = accountWorld();
    const { id } = await world.person();
    await world.authenticators.begin(id);
    await expect(world.authenticators.confirm(id, '000000')).rejects.toThrow(WrongCredentialsError);
    const { session } = await world.signIn.begin(credentials());
    expect(session.secondFactor).toBe(false);
    const { secret } = await world.authenticators.begin(id);
    await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
    await expect(world.signIn.begin(credentials())).rejects.toThrow(SecondFactorNeededError);
    await expect(world.signIn.begin(credentials({ password: 'wrong' }))).rejects.toThrow(WrongCredentialsError);
    await expect(world.authenticators.begin(id)).rejects.toMatchObject({ code: 'account-conflict' });
  });

  it('makes codes that work once, and half a minute early or late', async () => {
    const { world, secret } = await withAuthenticator();
    const { clock } = world.ports;
    const enter = (time: number) => world.signIn.begin(credentials({ code: codeAt(secret, time) }));
    await expect(enter(clock.now())).rejects.toThrow(WrongCredentialsError);
    clock.advance(5 * MINUTE);
    expect((await enter(clock.now())).session.secondFactor).toBe(true);
    await expect(enter(clock.now())).rejects.toThrow(WrongCredentialsError);
    await expect(enter(clock.now() - 30_000)).rejects.toThrow(WrongCredentialsError);
    await enter(clock.now() + 30_000);
    clock.advance(5 * MINUTE);
    await enter(clock.now() - 30_000);
    for (const shift of [-60_000, 60_000]) await expect(enter(clock.now() + shift)).rejects.toThrow(WrongCredentialsError);
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      await expect(world.signIn.begin(credentials({ code }))).rejects.toThrow(WrongCredentialsError);
    }
  });

  it('opens one session with a code that comes many times at once', async () => {
    const { world, secret } = await withAuthenticator();
    world.ports.clock.advance(5 * MINUTE);
    const code = codeAt(secret, world.ports.clock.now());
    const opened = await Promise.allSettled(Array.from({ length: 5 }, () => world.signIn.begin(credentials({ code }))));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is kept sealed, and taken away with every session when it is lost', async () => {
    const { world, id, secret } = await withAuthenticator();
    expect(JSON.stringify(await world.ports.accounts.byId(id))).not.toContain(secret);
    const view = await world.desk.change('boss', id, { removeAuthenticator: true });
    expect(view.secondFactor).toBe(false);
    expect(await world.ports.accounts.byId(id)).toMatchObject({ tokenVersion: 2 });
    await world.signIn.begin(credentials());
  });
});
