import { z } from 'zod';
import { timeCell } from '../cells.ts';
import { hashCell } from '../pseudonyms.ts';
import { changeKind } from './change-kind.ts';

const ACCOUNT = 'ACCOUNT#';
const SESSION = 'SESSION#';
const time = z.number().nonnegative();

/** An account, without its address, its password and all other secrets. */
export const accounts = changeKind({
  table: 'identity',
  pk: `${ACCOUNT}*`,
  sk: 'ACCOUNT',
  target: 'account_change',
  stored: z.object({
    account: z.object({
      role: z.string(),
      createdAt: time,
      verifiedAt: time.optional(),
      disabledAt: time.nullish(),
      subjectDigest: z.string().optional(),
      authenticator: z.object({ confirmedAt: time.optional() }).nullish(),
    }),
  }),
  read: ({ account }, { pk }, pseudonyms) => {
    const person = pseudonyms.account(pk.slice(ACCOUNT.length));
    const cells = {
      account: hashCell(person),
      role: account.role,
      verified: account.verifiedAt !== undefined,
      disabled: typeof account.disabledAt === 'number',
      second_factor: account.authenticator?.confirmedAt !== undefined,
      outside: account.subjectDigest !== undefined,
      created_at: timeCell(account.createdAt, 'created_at'),
    };
    return { person, cells };
  },
});

/** Somebody signed in on one device: neither a token nor more of the device than its kind. */
export const sessions = changeKind({
  table: 'identity',
  pk: `${ACCOUNT}*`,
  sk: `${SESSION}*`,
  target: 'session_change',
  stored: z.object({ secondFactor: z.boolean(), client: z.string().default(''), createdAt: time, refreshedAt: time, endsAt: time }),
  read: (session, { pk, sk }, pseudonyms) => {
    const person = pseudonyms.account(pk.slice(ACCOUNT.length));
    const cells = {
      session: pseudonyms.thing(sk.slice(SESSION.length)),
      account: hashCell(person),
      second_factor: session.secondFactor,
      created_at: timeCell(session.createdAt, 'created_at'),
      refreshed_at: timeCell(session.refreshedAt, 'refreshed_at'),
      client: deviceOf(session.client),
      expires_at: timeCell(session.endsAt, 'expires_at'),
    };
    return { person, cells };
  },
});

/** What says no more of a device than many have in common. */
function deviceOf(userAgent: string): string | null {
  return /iPhone|iPad|Android|Windows|Macintosh|CrOS|Linux/.exec(userAgent)?.[0] ?? null;
}
