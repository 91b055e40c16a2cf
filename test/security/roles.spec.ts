import type { Account } from '@groundswell/auth';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type RouteSpec, topology } from '../../deploy/topology.ts';
import { type IngestApp, startIngestApp, WRITE_KEY } from '../e2e/ingest.app.ts';
import { type MobileApp, startMobileApp } from '../e2e/mobile.app.ts';
import { startWebApp, type WebApp } from '../e2e/web.app.ts';
import { codeAt } from '../factories/accounts.ts';
import { servedRoutes } from '../support/served-routes.ts';

/** Everybody who may come. Two have a role that does not count: their session was opened without a second factor. */
const WHO = [
  'nobody',
  'person',
  'moderator without a code',
  'moderator',
  'operator without a code',
  'operator',
  'write key',
  'operator key',
] as const;
type Who = (typeof WHO)[number];

const PEOPLE = WHO.slice(1, 6);
/** Whom routes of a caller let pass. */
const ALLOWED: Readonly<Record<Caller, readonly Who[]>> = {
  anyone: WHO,
  'write-key': ['write key'],
  person: PEOPLE,
  moderator: ['moderator', 'operator', 'operator key'],
  operator: ['operator', 'operator key'],
  'operator-in-person': ['operator'],
  'operator-key': ['operator key'],
};

let mobile: MobileApp;
let web: WebApp;
let ingest: IngestApp;
const people = new Map<Who, Account>();

beforeAll(async () => {
  mobile = await startMobileApp();
  const { world } = mobile;
  web = await startWebApp({}, world.accessVerifier);
  ingest = await startIngestApp();
  for (const who of PEOPLE) {
    const { id } = await world.person(`${who.replaceAll(' ', '.')}@example.org`);
    if (who !== 'person') await world.desk.change('somebody else', id, { role: who.startsWith('operator') ? 'operator' : 'moderator' });
    const { secret } = await world.authenticators.begin(id);
    await world.authenticators.confirm(id, codeAt(secret, world.ports.clock.now()));
    people.set(who, (await world.ports.accounts.byId(id)) as Account);
  }
});
afterAll(() => Promise.all([mobile.close(), web.close(), ingest.close()]));

const appOf = ({ function: name }: RouteSpec): MobileApp | WebApp | IngestApp =>
  name === 'mobile' ? mobile : name === 'web' ? web : ingest;

/** What somebody sends as `Authorization`. People get a session of their own each time: routes end sessions. */
async function proofOf(who: Who, route: RouteSpec): Promise<string | undefined> {
  if (who === 'nobody') return undefined;
  if (who === 'write key') return WRITE_KEY;
  if (who === 'operator key') return route.function === 'ingest' ? ingest.operatorKey : web.operatorKey;
  const account = people.get(who) as Account;
  const { session } = await mobile.world.sessions.begin(account, { secondFactor: !who.endsWith('without a code'), client: 'check' });
  return mobile.world.accessTokens.make({ accountId: account.id, sessionId: session.id, tokenVersion: session.tokenVersion });
}

function addressOf({ path }: RouteSpec, who: Who): string {
  return path.replace('{key}', who === 'write key' ? WRITE_KEY : 'absent').replace(/\{\w+\}/g, 'absent');
}

/**
 * Activities are read before the key is looked up, so there they are right ones. Elsewhere it is nothing that a
 * route takes: who may pass is told so, or that there is no such thing.
 */
function bodyFor({ path, caller }: RouteSpec): object {
  if (caller !== 'write-key') return {};
  const call = { type: 'track', userId: 'ann', event: 'Looked', groupId: 'g', previousId: 'p' };
  const activities = [{ kind: 'post', actor: 'ann', text: '#check' }];
  const events: Readonly<Record<string, object>> = {
    '/v1/batch': { batch: [call] },
    '/v1/b': { batch: [call] },
    '/v1/activities': { activities },
    '/v1/events': { specversion: '1.0', id: '1', source: '/check', type: 'view', subject: 'check' },
  };
  return events[path] ?? call;
}

async function statusOf(route: RouteSpec, who: Who): Promise<number> {
  const proof = await proofOf(who, route);
  const agent = request(appOf(route).url);
  const asked = agent[route.method.toLowerCase() as 'get'](addressOf(route, who));
  if (proof !== undefined) void asked.auth(proof, { type: 'bearer' });
  if (route.path === '/v1/events') void asked.type('application/cloudevents+json');
  return (await (['GET', 'OPTIONS'].includes(route.method) ? asked : asked.send(bodyFor(route)))).status;
}

const REFUSED = [401, 403];
const matrix = topology.routes.map((route): [string, RouteSpec] => [`${route.method} ${route.path}`, route]);

describe('routes', () => {
  it('21: are all in the matrix: what an application serves, the topology lists', () => {
    const listed = new Set(matrix.map(([name]) => name));
    const served = [mobile, web, ingest].flatMap(({ application }) => servedRoutes(application));
    expect(served.filter((name) => !listed.has(name))).toEqual([]);
    expect(served).toHaveLength(listed.size);
  });

  it.each(matrix)('21: %s lets those pass who may, and nobody else', async (_name, route) => {
    const allowed = ALLOWED[route.caller];
    for (const who of WHO) {
      const status = await statusOf(route, who);
      if (!allowed.includes(who)) expect(REFUSED, `${who}: ${status}`).toContain(status);
      else expect(status < 500 && (!REFUSED.includes(status) || signsIn(route)), `${who}: ${status}`).toBe(true);
    }
  });
});

/** Whoever sends nothing there is told so as whoever sends a wrong password. */
function signsIn({ function: name, caller }: RouteSpec): boolean {
  return name === 'mobile' && caller === 'anyone';
}
