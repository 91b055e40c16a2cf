import { describe, expect, it } from 'vitest';
import { MINUTE } from '@groundswell/kernel';
import { AUDIENCE, PASSWORD } from '../factories/accounts.ts';
import { ADA, people, type People } from './people.ts';

interface Kept {
  readonly accessToken: string;
  /** `name=value`, as a browser sends it back. */
  readonly cookie: string;
  readonly attributes: readonly string[];
  readonly body: object;
}

const json = { 'content-type': 'application/json' };
const own = { ...json, 'sec-fetch-site': 'same-origin' };

function keptOf({ headers, json: body }: Awaited<ReturnType<People['ask']>>): Kept {
  const [cookie = '', ...attributes] = (headers.get('set-cookie') ?? '').split('; ');
  return { accessToken: (body as { accessToken: string }).accessToken, cookie, attributes, body: body as object };
}

async function inBrowser(): Promise<People & Kept> {
  const given = await people();
  await given.app.world.person(ADA);
  const credentials = JSON.stringify({ address: ADA, password: PASSWORD });
  const answer = await given.ask({ method: 'POST', url: '/v1/browser/session', headers: own, body: credentials });
  expect(answer.status).toBe(200);
  return { ...given, ...keptOf(answer) };
}

const refresh = ({ ask }: People, cookie: string, headers: Record<string, string> = own) =>
  ask({ method: 'POST', url: '/v1/browser/token', headers: { ...headers, ...(cookie !== '' && { cookie }) }, body: '{}' });

describe('the cookie of a session', () => {
  it('38: is HttpOnly, Secure and SameSite, goes to three routes, and the page never sees what is in it', async () => {
    const { cookie, attributes, body } = await inBrowser();
    expect(cookie).toMatch(/^__Secure-groundswell-session=gsr_/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/v1/browser', 'SameSite=Strict', 'Secure']);
    expect(JSON.stringify(body)).not.toContain('gsr_');
  });

  it('continues the session, and lasts no longer than it', async () => {
    const given = await inBrowser();
    given.app.world.ports.clock.advance(5 * MINUTE);
    const next = await refresh(given, `theme=dark; ${given.cookie}`);
    expect(next.status).toBe(200);
    const { accessToken, cookie, attributes } = keptOf(next);
    expect(cookie).not.toBe(given.cookie);
    expect(attributes).toContain('Max-Age=2591700');
    expect((await given.send('GET', '/v1/accounts/me', undefined, accessToken)).status).toBe(200);
  });

  it('13: ends the session when it comes again, as any refresh token', async () => {
    const given = await inBrowser();
    const { cookie } = keptOf(await refresh(given, given.cookie));
    expect((await refresh(given, given.cookie)).status).toBe(401);
    expect((await refresh(given, cookie)).status).toBe(401);
  });

  it('is renewed again where the answer was lost and the page chose the next secret, which opens nothing alone', async () => {
    const given = await inBrowser();
    const body = JSON.stringify({ next: 'n'.repeat(43) });
    const ask = () => given.ask({ method: 'POST', url: '/v1/browser/token', headers: { ...own, cookie: given.cookie }, body });
    const [lost, again] = [await ask(), await ask()];
    expect([lost.status, again.status]).toEqual([200, 200]);
    expect(keptOf(again).cookie).toBe(keptOf(lost).cookie);
    expect((await given.ask({ method: 'POST', url: '/v1/browser/token', headers: own, body })).status).toBe(401);
    expect((await refresh(given, keptOf(again).cookie)).status).toBe(200);
  });

  it.each([
    ['another site', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { ...json, 'sec-fetch-site': 'same-site' }],
    ['an older browser, for another site', { ...json, origin: 'https://evil.example' }],
  ])('is worth nothing when %s asks', async (_who, headers) => {
    const given = await inBrowser();
    expect((await refresh(given, given.cookie, headers)).status).toBe(403);
    expect((await refresh(given, given.cookie)).status).toBe(200);
  });

  it('is taken from an older browser that is on the site, and never from a form', async () => {
    const given = await inBrowser();
    expect((await refresh(given, given.cookie, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await refresh(given, given.cookie, { ...json, origin: AUDIENCE.issuer })).status).toBe(200);
  });

  it('opens nothing by itself, and is forgotten at sign-out', async () => {
    const given = await inBrowser();
    const { cookie, accessToken } = given;
    expect((await given.ask({ url: '/v1/accounts/me', headers: { cookie } })).status).toBe(401);
    const authorization = `Bearer ${accessToken}`;
    const out = await given.ask({ method: 'DELETE', url: '/v1/browser/session', headers: { ...own, authorization } });
    expect(out.status).toBe(200);
    expect(out.headers.get('set-cookie')).toMatch(/^__Secure-groundswell-session=; Max-Age=0; /);
    expect((await refresh(given, cookie)).status).toBe(401);
    expect((await refresh(given, '')).status).toBe(401);
  });
});
