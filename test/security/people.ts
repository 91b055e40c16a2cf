import { onTestFinished } from 'vitest';
import { accountPorts, codeAt, PASSWORD } from '../factories/accounts.ts';
import { type MobileApp, startMobileApp } from '../e2e/mobile.app.ts';
import { type Answer, type Ask, askSocket } from '../support/ask.ts';

/** Tokens as the API answers them. */
export interface GivenTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly session: string;
  readonly account: string;
}

export interface People {
  readonly app: MobileApp;
  readonly ask: Ask;
  /** Sends JSON, with a token where one is given. */
  send(method: string, url: string, body?: object, token?: string): Promise<Answer>;
  signIn(changes?: object): Promise<Answer>;
}

export const ADA = 'ada@example.org';

/** The application `mobile` with somebody in it, for one test. */
export async function people(ports = accountPorts(), start: (given: typeof ports) => Promise<MobileApp> = startMobileApp): Promise<People> {
  const app = await start(ports);
  onTestFinished(() => app.close());
  const ask = askSocket(app.url);
  const send: People['send'] = (method, url, body, token) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    return ask({ method, url, headers: { 'content-type': 'application/json', 'user-agent': 'check', ...authorization }, ...content });
  };
  return { app, ask, send, signIn: (changes = {}) => send('POST', '/v1/sessions', { address: ADA, password: PASSWORD, ...changes }) };
}

/** The same with somebody signed in. */
export async function signedIn(ports = accountPorts()): Promise<People & GivenTokens> {
  const given = await people(ports);
  await given.app.world.person(ADA);
  return { ...given, ...tokensOf(await given.signIn()) };
}

export function tokensOf({ status, json, text }: Answer): GivenTokens {
  if (status !== 200) throw new Error(`no tokens: ${status} ${text}`);
  return json as GivenTokens;
}

/** Gives somebody who is signed in a role and a second factor, as people do it. */
export async function promote({ app, send, account, accessToken }: People & GivenTokens, role: 'moderator' | 'operator'): Promise<string> {
  await app.world.desk.change('somebody else', account, { role });
  const { json } = await send('POST', '/v1/accounts/me/authenticator', { password: PASSWORD }, accessToken);
  const { secret } = json as { secret: string };
  await send('PUT', '/v1/accounts/me/authenticator', { code: codeAt(secret, app.world.ports.clock.now()) }, accessToken);
  return secret;
}
