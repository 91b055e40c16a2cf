import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSession, storedSession } from './stored-session.ts';

const TOKENS = {
  accessToken: 'access',
  tokenType: 'Bearer',
  expiresIn: 600,
  refreshToken: 'refresh',
  session: 'session-1',
  sessionExpiresAt: '2026-03-31T12:00:00.000Z',
  account: 'account-1',
} as const;

describe('a stored session', () => {
  it('ends by the clock of the device, and has the secret of its next token beforehand', () => {
    const stored = storedSession(TOKENS, { now: () => 1_000, randomBytes });
    expect(stored).toMatchObject({ accessEndsAt: 601_000, endsAt: Date.UTC(2026, 2, 31, 12), next: expect.stringMatching(/^[\w-]{43}$/) });
    expect(readSession(JSON.stringify(stored))).toEqual(stored);
  });

  it.each([undefined, '', '{', 'null', '{}', '{"account":"a","session":"s","accessToken":"t","refreshToken":7,"next":"n"}'])(
    'is none where %j is stored',
    (text) => expect(readSession(text)).toBeUndefined(),
  );
});
