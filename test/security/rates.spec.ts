import { DynamoTokenLeases } from '@groundswell/data';
import { KeyedDigest, type Lease, MemoryTokenLeases, type TokenLeases } from '@groundswell/security';
import { describe, expect, it } from 'vitest';
import { topology } from '../../deploy/topology.ts';
import { startMobileApp } from '../e2e/mobile.app.ts';
import { accountPorts, type AccountWorld, codeAt, PASSWORD } from '../factories/accounts.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';
import { ADA, people, tokensOf } from './people.ts';

/** Has no tokens left. */
class NoLeases extends MemoryTokenLeases {
  override lease(): Promise<Lease> {
    return Promise.resolve({ taken: 0, left: 0 });
  }
}

/** An access token of somebody new with a role that counts. */
async function tokenOf(world: AccountWorld, role: 'person' | 'operator'): Promise<string> {
  const { id } = await world.person(`${role}@example.org`);
  await world.desk.change('somebody else', id, { role });
  const { secret } = await world.authenticators.begin(id);
  const account = await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
  const { session } = await world.sessions.begin(account, { secondFactor: true, client: 'check' });
  return world.accessTokens.make({ accountId: id, sessionId: session.id, tokenVersion: session.tokenVersion });
}

/** An instance of `mobile` that counts its rates there. */
const instance = (ports: ReturnType<typeof accountPorts>, leases: TokenLeases) =>
  people(ports, (given) => startMobileApp(given, undefined, undefined, leases));

describe('rates of the function mobile', () => {
  it('39: hold at every route, but for the keys that everybody checks tokens with', async () => {
    const { app, send } = await instance(accountPorts(), new NoLeases());
    const [person, operator] = [await tokenOf(app.world, 'person'), await tokenOf(app.world, 'operator')];
    const unheld: string[] = [];
    for (const { method, path, function: name, caller } of topology.routes) {
      if (name !== 'mobile') continue;
      const token = caller === 'operator-in-person' ? operator : person;
      const { status, headers } = await send(method, path.replace(/\{\w+\}/g, 'absent'), method === 'GET' ? undefined : {}, token);
      if (status !== 429 || !(Number(headers.get('retry-after')) > 0)) unheld.push(`${method} ${path}: ${status}`);
    }
    expect(unheld).toEqual(['GET /.well-known/jwks.json: 200']);
  });

  it.each([
    ['GET', '/v1/feed', undefined, 100],
    ['GET', '/v1/me/export', undefined, 5],
    ['POST', '/v1/me/erasure', {}, 5],
    ['GET', '/v1/sync', undefined, 100],
    ['POST', '/v1/sync', { mutations: [] }, 50],
    ['GET', '/v1/endpoints', undefined, 100],
    ['POST', '/v1/endpoints', {}, 100],
    ['POST', '/v1/me/activities', {}, 50],
  ])('an account has its rate at %s %s over all instances and sessions, another one has its own', async (method, url, body, most) => {
    const [ports, dynamo] = [accountPorts(), testDynamoDb()];
    const table = await testTable(dynamo, 'identity');
    const leases = () => new DynamoTokenLeases(dynamo, table, new KeyedDigest('a key of at least thirty-two characters', 'rates'));
    const [one, other] = [await instance(ports, leases()), await instance(ports, leases())];
    await one.app.world.person(ADA);
    const tokens = [tokensOf(await one.signIn()), tokensOf(await other.signIn())].map(({ accessToken }) => accessToken);
    const answers = await Promise.all(
      Array.from({ length: most + 20 }, (_, index) => (index % 2 === 0 ? one : other).send(method, url, body, tokens[index % 2])),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    await one.app.world.person('eve@example.org');
    const eve = tokensOf(await one.send('POST', '/v1/sessions', { address: 'eve@example.org', password: PASSWORD }));
    expect((await one.send(method, url, body, eve.accessToken)).status).toBeLessThan(429);
  });
});
