import { DAY, HOUR } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { accountWorld, PASSWORD } from '../../../../../test/factories/accounts.ts';
import { AccountClosedError, LinkRefusedError, PasswordRefusedError, TooManyAttemptsError, WrongCredentialsError } from '../errors.ts';

const caller = '192.0.2.1';
const ada = 'ada@example.org';
const credentials = (password = PASSWORD, address = ada) => ({ address, password, caller, client: 'test' });

describe('signing up', () => {
  it('makes an account that opens once the mailed link was opened', async () => {
    const world = accountWorld();
    await world.accounts.signUp({ address: ' Ada@Example.org', password: PASSWORD, caller });
    expect(world.ports.mail.letters.map(({ to, subject }) => [to, subject])).toEqual([[ada, 'Groundswell: Confirm your address']]);
    await expect(world.signIn.begin(credentials())).rejects.toThrow(AccountClosedError);
    await world.accounts.verify(world.tokenFor(ada), PASSWORD);
    expect((await world.signIn.begin(credentials())).account).toMatchObject({ role: 'person', tokenVersion: 1 });
    await expect(world.accounts.verify(world.tokenFor(ada), PASSWORD)).rejects.toThrow(LinkRefusedError);
  });

  it('writes to the owner of a verified account, and changes nothing', async () => {
    const world = accountWorld();
    const before = await world.person();
    await world.accounts.signUp({ address: ada, password: 'another long password', caller });
    expect(world.ports.mail.letters.at(-1)?.subject).toBe('Groundswell: You have an account already');
    expect(world.tokenFor(ada)).toBe('');
    expect(await world.ports.accounts.byId(before.id)).toEqual(before);
  });

  it('gives an unverified address to whoever signs up last and reads its mail', async () => {
    const world = accountWorld();
    await world.accounts.signUp({ address: ada, password: 'password of a squatter', caller });
    const squatted = world.tokenFor(ada);
    await world.accounts.signUp({ address: ada, password: PASSWORD, caller });
    await expect(world.accounts.verify(squatted, 'password of a squatter')).rejects.toThrow(LinkRefusedError);
    await world.accounts.verify(world.tokenFor(ada), PASSWORD);
    await expect(world.signIn.begin(credentials('password of a squatter'))).rejects.toThrow(WrongCredentialsError);
    await world.signIn.begin(credentials());
  });

  it('makes one account of many sign-ups at once, and one of their links opens it', async () => {
    const world = accountWorld();
    const passwords = Array.from({ length: 4 }, (_, index) => `password number ${index}`);
    await Promise.allSettled(passwords.map((password) => world.accounts.signUp({ address: ada, password, caller })));
    const tokens = world.ports.mail.letters.map(({ text }) => /gst_[\w-]+/.exec(text)?.[0] ?? '');
    const tried = tokens.flatMap((token) => passwords.map((password) => [token, password] as const));
    const verified = await Promise.allSettled(tried.map(([token, password]) => world.accounts.verify(token, password)));
    expect(verified.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const opened = await Promise.allSettled(passwords.map((password) => world.signIn.begin(credentials(password))));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses links after a day', async () => {
    const world = accountWorld();
    await world.accounts.signUp({ address: ada, password: PASSWORD, caller });
    world.ports.clock.advance(DAY);
    await expect(world.accounts.verify(world.tokenFor(ada), PASSWORD)).rejects.toThrow(LinkRefusedError);
  });

  it('writes to an address five times an hour at most, whether it has an account or not', async () => {
    const world = accountWorld();
    const ask = (address: string) => world.accounts.requestReset({ address, caller });
    for (const address of [ada, 'nobody@example.org']) {
      if (address === ada) await world.person();
      for (let count = address === ada ? 1 : 0; count < 5; count += 1) await ask(address);
      await expect(ask(address)).rejects.toThrow(TooManyAttemptsError);
    }
    expect(world.ports.events.exhausted).toBe(2);
    world.ports.clock.advance(HOUR);
    await ask(ada);
  });

  it('keeps neither address nor password in readable form', async () => {
    const world = accountWorld();
    const stored = JSON.stringify(await world.person());
    expect(stored).not.toMatch(/ada|example|correct|horse/);
  });
});

describe('a password', () => {
  it('is set anew by a mailed link, once, which ends every session', async () => {
    const world = accountWorld();
    await world.person();
    const { refreshToken } = await world.signIn.begin(credentials());
    await world.accounts.requestReset({ address: ada, caller });
    const token = world.tokenFor(ada);
    await expect(world.accounts.reset(token, 'short')).rejects.toThrow(PasswordRefusedError);
    await world.accounts.reset(token, 'a wholly new password');
    await expect(world.accounts.reset(token, 'yet another password')).rejects.toThrow(LinkRefusedError);
    await expect(world.sessions.refresh(refreshToken)).rejects.toMatchObject({ code: 'session-ended' });
    await expect(world.signIn.begin(credentials())).rejects.toThrow(WrongCredentialsError);
    await world.signIn.begin(credentials('a wholly new password'));
    expect(world.ports.mail.letters.at(-1)?.subject).toBe('Groundswell: Your password was changed');
  });

  it('is set by one of two links; the other one is worthless then', async () => {
    const world = accountWorld();
    await world.person();
    await world.accounts.requestReset({ address: ada, caller });
    const first = world.tokenFor(ada);
    await world.accounts.requestReset({ address: ada, caller });
    await world.accounts.reset(world.tokenFor(ada), 'a wholly new password');
    await expect(world.accounts.reset(first, 'the password of a thief')).rejects.toThrow(LinkRefusedError);
  });

  it('is asked for in vain where there is no account: a letter says so', async () => {
    const world = accountWorld();
    await world.accounts.requestReset({ address: 'nobody@example.org', caller });
    expect(world.ports.mail.letters.map(({ subject }) => subject)).toEqual(['Groundswell: There is no account of this address']);
    expect(world.tokenFor('nobody@example.org')).toBe('');
  });

  it('is changed by whoever knows the old one, ten tries in a quarter of an hour', async () => {
    const world = accountWorld();
    const { id } = await world.person();
    await world.accounts.changePassword(id, PASSWORD, 'a wholly new password');
    for (let count = 0; count < 10; count += 1) {
      await expect(world.accounts.changePassword(id, 'wrong', 'some other password')).rejects.toThrow(WrongCredentialsError);
    }
    await expect(world.accounts.changePassword(id, 'a wholly new password', PASSWORD)).rejects.toThrow(TooManyAttemptsError);
  });

  it('is not set by a link of another purpose', async () => {
    const world = accountWorld();
    await world.accounts.signUp({ address: ada, password: PASSWORD, caller });
    await expect(world.accounts.reset(world.tokenFor(ada), 'a wholly new password')).rejects.toThrow(LinkRefusedError);
    await world.accounts.verify(world.tokenFor(ada), PASSWORD);
  });
});

describe('the first operator', () => {
  it('is made once, by a printed link', async () => {
    const world = accountWorld();
    const [one, other] = [(await world.invite()) ?? '', (await world.invite()) ?? ''];
    expect(one).toMatch(/^https:\/\/groundswell\.example\/operator#gst_[\w-]{43}$/);
    const token = (link: string) => link.split('#')[1] ?? '';
    expect(await world.firstOperator.accept(token(one), ada, PASSWORD)).toMatchObject({ address: ada, role: 'operator', verified: true });
    await expect(world.firstOperator.accept(token(one), 'eve@example.org', PASSWORD)).rejects.toThrow(LinkRefusedError);
    await expect(world.firstOperator.accept(token(other), 'eve@example.org', PASSWORD)).rejects.toMatchObject({ code: 'account-conflict' });
    expect(await world.invite()).toBeUndefined();
  });

  it('is not made with a password that is tried first, nor with an address that is taken', async () => {
    const world = accountWorld();
    await world.person();
    const token = ((await world.invite()) ?? '').split('#')[1] ?? '';
    await expect(world.firstOperator.accept(token, 'eve@example.org', 'password1')).rejects.toThrow(PasswordRefusedError);
    await expect(world.firstOperator.accept(token, ada, PASSWORD)).rejects.toMatchObject({ code: 'account-conflict' });
    await world.firstOperator.accept(token, 'eve@example.org', PASSWORD);
  });
});

describe('operators', () => {
  it('give roles, disable and enable, but not themselves', async () => {
    const world = accountWorld();
    const { id } = await world.person();
    expect(await world.desk.find('ADA@example.org')).toMatchObject({ id, role: 'person', disabled: false });
    expect(await world.desk.change('boss', id, { role: 'moderator' })).toMatchObject({ role: 'moderator' });
    expect(await world.desk.change('boss', id, { disabled: true })).toMatchObject({ disabled: true });
    await expect(world.signIn.begin(credentials())).rejects.toMatchObject({ code: 'account-disabled' });
    await world.desk.change('boss', id, { disabled: false });
    await world.signIn.begin(credentials());
    await expect(world.desk.change(id, id, { role: 'operator' })).rejects.toMatchObject({ code: 'account-conflict' });
    await expect(world.desk.find('nobody@example.org')).rejects.toMatchObject({ code: 'not-found' });
  });
});
