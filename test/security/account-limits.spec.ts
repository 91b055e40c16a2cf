import { SECOND } from '@groundswell/kernel';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startWebApp } from '../e2e/web.app.ts';
import { type AccountWorld, PASSWORD } from '../factories/accounts.ts';
import { askSocket } from '../support/ask.ts';
import { ADA, people, promote, signedIn } from './people.ts';

/** Somebody in a session. */
interface Standing {
  readonly world: AccountWorld;
  readonly id: string;
  readonly session: string;
}

describe('routes of accounts', () => {
  it.each([
    ['POST', '/v1/sessions', { address: ADA, password: 'wrong password' }, 50],
    ['POST', '/v1/accounts/verification', { token: 'gst_wrong', password: PASSWORD }, 50],
    ['POST', '/v1/token', { refreshToken: 'gsr_wrong' }, 200],
    ['POST', '/v1/browser/token', {}, 200],
  ])('39: an address has its rate at %s %s, whatever it says of itself', async (method, url, body, most) => {
    const { ask, app } = await people();
    const statuses: number[] = [];
    let last: string | null = null;
    for (let index = 0; index < most + 2; index += 1) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${index}` };
      const answer = await ask({ method, url, headers, body: JSON.stringify(body) });
      statuses.push(answer.status);
      last = answer.headers.get('retry-after');
    }
    const others = statuses.slice(0, -2).filter((status) => status !== 429 || url === '/v1/sessions');
    expect([others.length, statuses.slice(-2), Number(last) > 0]).toEqual([most, [429, 429], true]);
    app.world.ports.clock.advance(20_000);
    expect((await ask({ method, url, headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBeLessThan(429);
  });

  it('an account has its rate where passwords are asked for once more', async () => {
    const { send, accessToken } = await signedIn();
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async () => (await send('GET', '/v1/accounts/me', undefined, accessToken)).status),
    );
    expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 429).length]).toEqual([50, 10]);
  });

  it('44: signing up again with one Idempotency-Key sends one letter, and answers the same', async () => {
    const { ask, app } = await people();
    const up = (address: string) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'sign-up-1' };
      return ask({ method: 'POST', url: '/v1/accounts', headers, body: JSON.stringify({ address, password: PASSWORD }) });
    };
    const answers = [await up(ADA), await up(ADA)];
    expect(answers.map(({ status, json }) => [status, json])).toEqual([1, 2].map(() => [202, { accepted: true }]));
    expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true');
    expect(app.world.ports.mail.letters).toHaveLength(1);
    expect((await up('eve@example.org')).status).toBe(422);
  });
});

describe('what people with a role do elsewhere', () => {
  it.each([
    ['the account is disabled', ({ world, id }: Standing) => world.desk.change('somebody else', id, { disabled: true })],
    ['the role is taken', ({ world, id }: Standing) => world.desk.change('somebody else', id, { role: 'person' })],
    ['the password changed', ({ world, id }: Standing) => world.accounts.changePassword(id, PASSWORD, 'another correct horse')],
    ['the session ended', ({ world, id, session }: Standing) => world.sessions.end(id, session)],
    ['the authenticator went', ({ world, id }: Standing) => world.desk.change('somebody else', id, { removeAuthenticator: true })],
  ])('14: after %s operator routes of web refuse the token within 30 s, too', async (_what, change) => {
    const given = await signedIn();
    await promote(given, 'operator');
    const { world } = given.app;
    const web = await startWebApp({}, world.accessVerifier);
    onTestFinished(() => web.close());
    const headers = { authorization: `Bearer ${given.accessToken}` };
    const status = async () => (await askSocket(web.url)({ url: '/v1/sources', headers })).status;
    expect(await status()).toBe(200);
    await change({ world, id: given.account, session: given.session });
    world.ports.clock.advance(29 * SECOND);
    expect([401, 403]).toContain(await status());
  });
});
