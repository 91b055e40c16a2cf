import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryStorage } from '@groundswell/client';
import { dayWithAPhone } from '../../examples/offline.ts';
import { accountOperations } from '../../apps/mobile/src/openapi/accounts.operations.ts';
import type { GivenTokens } from '../security/people.ts';
import { codeAt, PASSWORD } from '../factories/accounts.ts';
import { deploy, type Deployment } from '../support/deployment.ts';

const ADA = 'ada@example.org';
const BOSS = 'boss@example.org';
let deployment: Deployment;

beforeAll(async () => {
  // The gateway, the Lambda bundle, DynamoDB and the mailbox: all as on AWS or as `npm start` has it.
  deployment = await deploy({ functions: ['mobile', 'web'], mail: true });
});
afterAll(() => deployment?.stop());

/** Asks the gateway. What succeeds answers as its operation says, no member more, and is kept by nobody. */
async function ask(
  id: string,
  options: { readonly body?: object; readonly token?: string; readonly of?: string; readonly query?: object } = {},
) {
  const operation = accountOperations.find((known) => known.id === id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  const path = operation.path.replace(/\{\w+\}/, options.of ?? '');
  const agent = request(deployment.url);
  const asked = agent[operation.method.toLowerCase() as 'get'](path).query(options.query ?? {});
  if (options.token !== undefined) void asked.auth(options.token, { type: 'bearer' });
  const answer: Response = await (options.body === undefined ? asked : asked.send(options.body));
  if (answer.status < 300) {
    expect([answer.status, answer.body]).toEqual([operation.status ?? 200, operation.answer.parse(answer.body)]);
    expect(answer.headers['cache-control']).toBe('no-store');
  } else {
    expect(answer.type).toBe('application/problem+json');
    expect(operation.problems, `${id} answers ${answer.status}`).toHaveProperty(String(answer.status));
  }
  return answer;
}

/** The token of the newest letter to an address, from the mailbox page's own list. */
async function mailed(to: string, page: string): Promise<string> {
  const { emails } = (await (await fetch(`${deployment.cloud.mailbox}/store`)).json()) as {
    readonly emails: readonly { readonly destination: { readonly to: readonly string[] }; readonly body: { readonly text: string } }[];
  };
  const { body } = emails.findLast(({ destination }) => destination.to.includes(to)) ?? { body: { text: '' } };
  const [, address, token = ''] = /^(\S+)#(gst_\S+)$/m.exec(body.text) ?? [];
  expect(address, body.text).toBe(`${deployment.url}/${page}`);
  return token;
}

const tokensOf = ({ status, text, body }: Response): GivenTokens => {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body as GivenTokens;
};
const signIn = (changes: object = {}) => ask('signIn', { body: { address: ADA, password: PASSWORD, ...changes } });
const codeOf = (answer: Response): unknown => (answer.body as { code?: unknown }).code;

describe('accounts at the gateway', () => {
  it('are signed up for, verified by mail, signed in to, continued and ended', async () => {
    expect((await ask('signUp', { body: { address: ADA, password: PASSWORD } })).status).toBe(202);
    expect(codeOf(await signIn())).toBe('address-not-verified');
    expect((await ask('verifyAddress', { body: { token: await mailed(ADA, 'verify'), password: PASSWORD } })).status).toBe(200);

    const first = tokensOf(await signIn());
    const other = tokensOf(await signIn());
    expect((await ask('readOwnAccount', { token: first.accessToken })).body).toMatchObject({
      address: ADA,
      role: 'person',
      verified: true,
    });
    const next = tokensOf(await ask('refreshTokens', { body: { refreshToken: first.refreshToken } }));
    expect([next.session, next.refreshToken === first.refreshToken]).toEqual([first.session, false]);
    const { sessions } = (await ask('listSessions', { token: next.accessToken })).body as { sessions: { id: string; current: boolean }[] };
    expect(sessions.map(({ id, current }) => `${id} ${current}`).toSorted()).toEqual(
      [`${first.session} true`, `${other.session} false`].toSorted(),
    );

    expect((await ask('endSession', { of: other.session, token: next.accessToken })).status).toBe(200);
    expect((await ask('endSession', { of: other.session, token: next.accessToken })).status).toBe(404);
    expect(codeOf(await ask('refreshTokens', { body: { refreshToken: other.refreshToken } }))).toBe('session-ended');
    expect((await ask('endAllSessions', { token: next.accessToken })).status).toBe(200);
    // Another instance may have looked just now, and looks again within ten seconds.
    const status = async () => (await ask('readOwnAccount', { token: next.accessToken })).status;
    await expect.poll(status, { timeout: 30_000, interval: 500 }).toBe(401);
  });

  it('are all that a phone needs for a day with and without a network', async () => {
    const lines: string[] = [];
    const follows = await dayWithAPhone({
      baseUrl: deployment.url,
      storage: () => new MemoryStorage(),
      letter: (address) => mailed(address, 'verify'),
      say: (line) => void lines.push(line),
    });
    expect([follows, lines.at(-1)]).toEqual([['ai', 'oolong'], 'back: ai, oolong; both phones know Ada Lovelace in Europe/Lisbon']);
  });

  it('get a new password by mail, which ends what was open', async () => {
    const { refreshToken } = tokensOf(await signIn());
    expect((await ask('requestReset', { body: { address: ADA } })).status).toBe(202);
    const token = await mailed(ADA, 'reset');
    expect((await ask('resetPassword', { body: { token, password: 'password1' } })).body).toMatchObject({ code: 'password-refused' });
    expect((await ask('resetPassword', { body: { token, password: 'another horse battery staple' } })).status).toBe(200);
    expect(codeOf(await ask('resetPassword', { body: { token, password: 'another horse battery staple' } }))).toBe('link-refused');
    expect((await ask('refreshTokens', { body: { refreshToken } })).status).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await signIn({ password: 'another horse battery staple' })).status).toBe(200);
  });

  it('refuse what is malformed in words, and say nothing of what was sent', async () => {
    const wrong: readonly (readonly [string, object])[] = [
      ['signUp', { address: 'no address', password: PASSWORD }],
      ['signUp', { address: ADA, password: PASSWORD, role: 'operator' }],
      ['signIn', { address: ADA, password: { $gt: '' } }],
      ['refreshTokens', {}],
    ];
    for (const [id, body] of wrong) {
      const answer = await ask(id, { body });
      expect([answer.status, answer.text.includes(PASSWORD)]).toEqual([400, false]);
    }
    const garbled = await request(deployment.url).post('/v1/sessions').set('content-type', 'application/json').send('{"address":');
    expect([garbled.status, codeOf(garbled)]).toEqual([400, expect.any(String)]);
    const typed = await request(deployment.url).post('/v1/sessions').set('content-type', 'text/plain').send('address');
    expect(typed.status).toBe(415);
    expect((await request(deployment.url).get('/v1/token')).status).toBe(405);
  });

  it('lock out who guesses, known and unknown alike, over all instances', async () => {
    for (const address of ['locked@example.org', 'unknown@example.org']) {
      if (address.startsWith('locked')) {
        await ask('signUp', { body: { address, password: PASSWORD } });
        await ask('verifyAddress', { body: { token: await mailed(address, 'verify'), password: PASSWORD } });
      }
      const answers = await Promise.all(Array.from({ length: 14 }, () => signIn({ address, password: 'wrong password' })));
      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        ...Array<number>(10).fill(401),
        ...Array<number>(4).fill(429),
      ]);
      const refused = await signIn({ address });
      expect([refused.status, Number(refused.headers['retry-after']) > 800]).toEqual([429, true]);
    }
  });

  it('begin with an operator by the printed link, whose role counts with a second factor', async () => {
    const { output } = await deployment.groundswell('setup', '--json');
    const { operatorLink = '' } = JSON.parse(output.slice(output.indexOf('{'))) as { operatorLink?: string };
    const [site, token = ''] = operatorLink.split('#');
    expect(site).toBe(`${deployment.url}/operator`);
    const begin = () => ask('becomeFirstOperator', { body: { token, address: BOSS, password: PASSWORD } });
    expect((await begin()).body).toMatchObject({ role: 'operator', verified: true });
    expect((await begin()).status).toBe(400);
    expect((await deployment.groundswell('setup', '--json')).output).not.toContain('operatorLink');

    const { accessToken } = tokensOf(await signIn({ address: BOSS }));
    const find = (token: string) => ask('findAccount', { token, query: { address: 'locked@example.org' } });
    expect((await find(accessToken)).status).toBe(403);
    const { secret } = (await ask('enrolAuthenticator', { token: accessToken, body: { password: PASSWORD } })).body as { secret: string };
    expect((await ask('confirmAuthenticator', { token: accessToken, body: { code: codeAt(secret, Date.now()) } })).status).toBe(200);
    await expect.poll(async () => (await find(accessToken)).status, { timeout: 30_000, interval: 500 }).toBe(200);
    const { id } = (await find(accessToken)).body as { id: string };
    expect((await ask('changeAccount', { of: id, token: accessToken, body: { role: 'moderator' } })).body).toMatchObject({
      role: 'moderator',
    });
    expect(codeOf(await signIn({ address: BOSS }))).toBe('second-factor-needed');
  });

  it('keep what people keep, on all their devices, compressed and by ETag', async () => {
    const address = 'keeper@example.org';
    await ask('signUp', { body: { address, password: PASSWORD } });
    await ask('verifyAddress', { body: { token: await mailed(address, 'verify'), password: PASSWORD } });
    const { accessToken } = tokensOf(await signIn({ address }));
    const sync = (method: 'get' | 'post') => request(deployment.url)[method]('/v1/sync').auth(accessToken, { type: 'bearer' });
    const mutations = Array.from({ length: 40 }, (_, index) => ({
      id: randomUUID(),
      collection: 'follows',
      item: `#Topic${index}`,
      set: {},
    }));
    const statuses = ({ body }: Response) => new Set((body as { results: { status: string }[] }).results.map(({ status }) => status));
    // A device that hears nothing sends the same again, here at the very same time.
    const answers = await Promise.all([sync('post').send({ mutations }), sync('post').send({ mutations })]);
    expect(new Set(answers.flatMap((answer) => [answer.status, ...statuses(answer)]))).toEqual(
      new Set([200, 'applied', 'already-applied']),
    );
    expect(statuses(await sync('post').send({ mutations }))).toEqual(new Set(['already-applied']));
    const all = await sync('get').set('Accept-Encoding', 'gzip');
    const { changes, cursor } = all.body as { changes: { id: string; version: number }[]; cursor: string };
    expect([all.headers['content-encoding'], changes.length, new Set(changes.map(({ version }) => version)).size]).toEqual([
      'gzip',
      40,
      40,
    ]);
    const again = () => sync('get').query({ since: cursor });
    const { headers } = await again();
    expect((await again().set('If-None-Match', headers['etag'] as string)).status).toBe(304);
  });

  it('publish the keys that tokens are checked with', async () => {
    const { headers, body } = await request(deployment.url).get('/.well-known/jwks.json');
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(body).toEqual({ keys: [expect.objectContaining({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' })] });
    expect(JSON.stringify(body)).not.toContain('"d"');
  });
});
