import { MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { accountPorts, accountWorld, type AccountWorld, codeAt, PASSWORD } from '../../../../../test/factories/accounts.ts';
import { TooManyAttemptsError, WrongCredentialsError } from '../errors.ts';
import { Mail } from '../mail/mail.ts';

interface Covered {
  readonly world: AccountWorld;
  readonly id: string;
  readonly secret: string;
  readonly codes: readonly string[];
  /** Signs in with a code. */
  enter(code: string): Promise<{ readonly session: { readonly secondFactor: boolean } }>;
}

/** Somebody who switched the second factor on a while ago. */
async function covered(world = accountWorld()): Promise<Covered> {
  const { id } = await world.person();
  const { secret } = await world.authenticators.begin(id);
  const codes = await world.secondFactors.switchOn(id, codeAt(secret, world.ports.clock.now()));
  world.ports.clock.advance(5 * MINUTE);
  const enter = (code: string) =>
    world.signIn.begin({ address: 'ada@example.org', password: PASSWORD, code, caller: '192.0.2.1', client: 'test' });
  return { world, id, secret, codes, enter };
}

const left = async ({ world, id }: Covered) => (await world.accounts.view(id)).recoveryCodesLeft;

describe('recovery codes', () => {
  it('are ten, told once, and kept as keyed digests', async () => {
    const given = await covered();
    expect(new Set(given.codes).size).toBe(10);
    for (const code of given.codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    const stored = JSON.stringify(await given.world.ports.accounts.byId(given.id));
    for (const code of given.codes) for (const half of code.split('-')) expect(stored).not.toContain(half);
    expect(await left(given)).toBe(10);
  });

  it('do once each in place of the authenticator, which goes on, and a letter tells', async () => {
    const given = await covered();
    const { world, enter, codes, secret } = given;
    const [first = '', second = '', third = ''] = codes;
    expect((await enter(first)).session.secondFactor).toBe(true);
    await expect(enter(first)).rejects.toThrow(WrongCredentialsError);
    expect(world.ports.mail.letters.at(-1)).toMatchObject({ to: 'ada@example.org', subject: 'Groundswell: A recovery code was used' });
    expect(world.ports.mail.letters.at(-1)?.text).toContain('9 are left');
    expect(world.ports.mail.letters.at(-1)?.text).not.toContain(first);
    await enter(second.toUpperCase().replace('-', ' '));
    await enter(third.replace('-', '').replaceAll('1', 'l').replaceAll('0', 'O'));
    await enter(codeAt(secret, world.ports.clock.now()));
    expect(await left(given)).toBe(7);
  });

  it('17: are tried ten times together with codes of the authenticator, right ones then too', async () => {
    const { world, enter, codes } = await covered();
    for (let count = 0; count < 5; count += 1) {
      await expect(enter(`00000-0000${count}`)).rejects.toThrow(WrongCredentialsError);
      await expect(enter('000000')).rejects.toThrow(WrongCredentialsError);
    }
    await expect(enter(codes[0] ?? '')).rejects.toThrow(TooManyAttemptsError);
    world.ports.clock.advance(15 * MINUTE);
    await enter(codes[0] ?? '');
  });

  it.each(['', '-', '1234', '1234567890123', 'u'.repeat(10), '１２３４５-１２３４５', '__proto__x', "' or 1=1 --"])(
    'are not %j',
    async (code) => {
      const { enter } = await covered();
      await expect(enter(code)).rejects.toThrow(WrongCredentialsError);
    },
  );

  it("are the account's own", async () => {
    const { world, codes } = await covered();
    const eve = await world.person('eve@example.org');
    const { secret } = await world.authenticators.begin(eve.id);
    await world.secondFactors.switchOn(eve.id, codeAt(secret, world.ports.clock.now()));
    const account = await world.ports.accounts.byId(eve.id);
    await expect(world.secondFactors.check(account ?? eve, codes[0])).rejects.toThrow(WrongCredentialsError);
  });

  it('are renewed by a code, and those of before work no more', async () => {
    const given = await covered();
    const { world, id, secret, codes, enter } = given;
    await enter(codes[0] ?? '');
    await expect(world.secondFactors.renewCodes(id, '000000')).rejects.toThrow(WrongCredentialsError);
    const renewed = await world.secondFactors.renewCodes(id, codeAt(secret, world.ports.clock.now()));
    expect(await left(given)).toBe(10);
    await expect(enter(codes[1] ?? '')).rejects.toThrow(WrongCredentialsError);
    await enter(renewed[1] ?? '');
  });

  it('take the authenticator away, and go with it', async () => {
    const given = await covered();
    const { world, id, codes } = given;
    await world.secondFactors.switchOff(id, codes[0] ?? '');
    expect([await left(given), (await world.accounts.view(id)).secondFactor]).toEqual([0, false]);
    for (const act of ['switchOff', 'renewCodes'] as const) {
      await expect(world.secondFactors[act](id, codes[1] ?? '')).rejects.toThrow(WrongCredentialsError);
    }
  });

  it('are drawn once: a second first code changes nothing', async () => {
    const { world, id, secret, codes, enter } = await covered();
    await expect(world.secondFactors.switchOn(id, codeAt(secret, world.ports.clock.now()))).rejects.toMatchObject({
      code: 'account-conflict',
    });
    await enter(codes[0] ?? '');
  });

  it('let somebody in whose letter is not taken', async () => {
    const ports = accountPorts();
    const given = await covered(accountWorld(ports));
    class FullBox extends Mail {
      send(): Promise<void> {
        return Promise.reject(new Error('full'));
      }
    }
    const unmailed = accountWorld({ ...ports, mail: new FullBox() as never });
    const credentials = { address: 'ada@example.org', password: PASSWORD, code: given.codes[0], caller: '192.0.2.1', client: 'test' };
    expect((await unmailed.signIn.begin(credentials)).session.secondFactor).toBe(true);
    expect(await left(given)).toBe(9);
  });
});
