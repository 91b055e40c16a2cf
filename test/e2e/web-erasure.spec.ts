import { KeyedHash } from '@groundswell/security';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPLOYMENT_KEY, startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;

beforeAll(async () => {
  web = await startWebApp();
});
afterAll(() => web.close());

const erase = (actor: string, query: object = {}) =>
  request(web.url)
    .delete(`/v1/actors/${encodeURIComponent(actor)}`)
    .query(query)
    .auth(web.operatorKey, { type: 'bearer' });

describe('DELETE /v1/actors/{actor}', () => {
  it('puts an actor on the list by its hash, orders the rest once, and says how far it is', async () => {
    const hash = new KeyedHash(DEPLOYMENT_KEY, 'actor').hash48('eve@example.org');
    const actor = hash.toString(16).padStart(12, '0');
    const first = await erase('eve@example.org', { by: 'ana', reason: 'asked for it' });
    expect([first.status, first.body, first.headers['cache-control']]).toEqual([202, { actor, state: 'under-way', done: [] }, 'no-store']);
    expect((await web.erased.read()).has(hash)).toBe(true);
    await web.erasures.mark(actor, 'list');
    expect((await erase(actor, { as: 'hash' })).body).toEqual({ actor, state: 'under-way', done: ['list'] });
    expect([...web.erasures.orders.values()]).toMatchObject([{ actor: hash, by: 'ana', reason: 'asked for it' }]);
    await web.erasures.end(actor);
    expect((await erase('eve@example.org')).body).toEqual({ actor, state: 'done', done: [] });
    expect(web.logged.join('\n')).not.toContain('eve@example.org');
  });

  it('refuses what is no hash, and what is too long for an id', async () => {
    expect((await erase('xyz', { as: 'hash' })).body).toMatchObject({ status: 400, field: 'actor' });
    expect((await erase('x'.repeat(201))).status).toBe(400);
  });
});
