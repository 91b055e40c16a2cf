import type { Account } from '@groundswell/auth';
import { UnavailableError } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { accountWorld } from '../../../test/factories/accounts.ts';
import { LettersToAccounts } from './letters-to-accounts.ts';

const message = { title: '#ai is trending', text: '#ai stands at place 1 everywhere.', path: '/topics/ai' };

/** Ada, as she is in the store save for `change`, and letters to her. */
async function world(change: Partial<Account> = {}) {
  const { ports, person } = accountWorld();
  const { id } = await person();
  ports.mail.letters.length = 0;
  const found = await ports.accounts.byId(id);
  if (found === undefined) throw new Error('there is no account');
  const accounts = Object.assign(Object.create(ports.accounts) as typeof ports.accounts, {
    byId: (asked: string) => Promise.resolve(asked === id ? { ...found, ...change } : undefined),
  });
  return { id, mail: ports.mail, letters: new LettersToAccounts(accounts, ports.vault, ports.mail, 'https://groundswell.example') };
}

describe('letters of alerts and digests', () => {
  it('go to the address that the account keeps sealed, and say where to read on and how to stop them', async () => {
    const { id, letters, mail } = await world();
    expect(await letters.send(id, message)).toEqual({ became: 'taken' });
    expect(mail.letters).toEqual([
      {
        to: 'ada@example.org',
        subject: 'Groundswell: #ai is trending',
        text: `${message.text}\n\nhttps://groundswell.example/topics/ai\n\nYou asked for this letter. Change what you get: https://groundswell.example/alerts\n`,
      },
    ]);
  });

  it.each([
    [{ verifiedAt: undefined }, 'refused', 'nobody has confirmed the address of the account'],
    [{ disabledAt: 1 }, 'refused', 'the account is disabled'],
  ])('go to nobody where %j', async (change, became, reason) => {
    const { id, letters, mail } = await world(change);
    expect(await letters.send(id, message)).toEqual({ became, reason });
    expect(mail.letters).toEqual([]);
  });

  it('go to nobody whose account is gone', async () => {
    const { letters } = await world();
    expect(await letters.send('nobody', message)).toEqual({ became: 'gone', reason: 'the account is gone' });
  });

  it('wait while mail can not be sent, and fail for whatever else fails', async () => {
    const { id, letters, mail } = await world();
    const failures = [new UnavailableError('Letters can not be sent just now'), new TypeError('a defect')];
    mail.send = () => Promise.reject(failures.shift() ?? new TypeError('a defect'));
    expect(await letters.send(id, message)).toEqual({ became: 'put-off', reason: 'letters can not be sent just now' });
    await expect(letters.send(id, message)).rejects.toThrow('a defect');
  });
});
