import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CHEAP } from '../../../../../test/factories/accounts.ts';
import { isCommonPassword } from './common-passwords.ts';
import { COST, fitsPassword, hashPassword, isOutdated } from './password-hash.ts';
import { Passwords } from './passwords.ts';

const passwords = new Passwords(CHEAP);

describe('passwords', () => {
  it('of 8 to 256 characters are taken whole, whatever they are made of', async () => {
    for (const password of [
      'korvspad',
      'x'.repeat(64).replace(/x/g, 'zq'),
      'ünïcødé ✓',
      '🜁🜂🜃🜄🜁🜂🜃🜅',
      ' spaces at both ends ',
      'q7'.repeat(128),
      'e\u0323\u0302'.repeat(255),
    ]) {
      const stored = await passwords.accept(password, 'ada@example.org');
      expect((await passwords.compare(password, stored)).fits, password).toBe(true);
      expect((await passwords.compare(password.normalize('NFC'), stored)).fits, password).toBe(true);
      expect((await passwords.compare(password.slice(0, -1), stored)).fits, password).toBe(false);
      expect((await passwords.compare(`${password}x`, stored)).fits, password).toBe(false);
    }
  });

  it.each([
    ['seven77', 'too-short'],
    ['🜁🜂🜃🜄🜁🜂🜃', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['Password1', 'too-common'],
    ['iloveyou1', 'too-common'],
    ['ADA.lovelace@example.org', 'is-the-address'],
    ['ada.lovelace', 'is-the-address'],
  ])('refuses %s: %s', async (password, reason) => {
    const refused = passwords.accept(password, 'ada.lovelace@example.org');
    await expect(refused).rejects.toMatchObject({ code: 'password-refused', details: { reason } });
  });

  it('refuses the 3,000 that people choose most, as the list ranks them', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    const most = dictionary['passwords-common'].slice(0, 3_000);
    expect(new Set(most).size).toBe(3_000);
    for (const password of most) expect(await isCommonPassword(password), password).toBe(true);
    const long = most.filter((password) => password.length >= 8);
    expect(long.length).toBeGreaterThan(300);
    for (const password of long)
      await expect(passwords.accept(password, 'a@b.c'), password).rejects.toMatchObject({ code: 'password-refused' });
  });

  it('keeps the cost in the hash, and renews hashes of another cost when their password comes', async () => {
    const stored = await hashPassword('correct horse', CHEAP);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=64,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    const dearer = new Passwords({ memory: 128, passes: 3, parallelism: 1 });
    const { fits, renewed = '' } = await dearer.compare('correct horse', stored);
    expect([fits, renewed.slice(0, 30)]).toEqual([true, '$argon2id$v=19$m=128,t=3,p=1$'.padEnd(30, renewed[29])]);
    expect(await dearer.compare('correct horse', renewed)).toEqual({ fits: true });
    expect(await dearer.compare('wrong horse', stored)).toEqual({ fits: false });
    expect(isOutdated(renewed)).toBe(true);
  });

  it('compares with what is not there as long as with what is', async () => {
    const stored = await hashPassword('correct horse', COST);
    const dear = new Passwords();
    await dear.compare('x', undefined);
    const cpu = async (against: string | undefined): Promise<number> => {
      const before = process.cpuUsage();
      expect(await dear.compare('wrong', against)).toEqual({ fits: false });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      known.push(await cpu(stored));
      unknown.push(await cpu(undefined));
    }
    // Real work both times, not a shortcut: how close they are is measured over HTTP.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });

  it('reads hashes of the reference implementation, as its own tests have them', async () => {
    const golden = await readFile(new URL('golden/argon2id.txt', import.meta.url), 'utf8');
    for (const line of golden.trim().split('\n')) {
      const [password = '', stored = ''] = line.split(' ');
      expect(await fitsPassword(password, stored)).toBe(true);
      expect(await fitsPassword(`${password}x`, stored)).toBe(false);
    }
    await expect(fitsPassword('x', '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow(/PHC/);
  });
});
