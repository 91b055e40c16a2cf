import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_SETTINGS } from '../../apps/web/src/web.settings.ts';
import { topology } from '../../deploy/topology.ts';
import { servedRoutes } from '../support/served-routes.ts';
import { startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;

beforeAll(async () => {
  web = await startWebApp();
});
afterAll(() => web.close());

const routes = topology.routes.filter((route) => route.function === 'web');

describe('the routes of web', () => {
  it('are those of the topology, no more and no fewer', () => {
    expect(servedRoutes(web.application).toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  it('read the settings that the topology gives the function', () => {
    const given = topology.functions.find(({ name }) => name === 'web')?.settings ?? [];
    expect([...WEB_SETTINGS].toSorted()).toEqual(given.toSorted());
  });

  it.each(routes.filter(({ caller }) => caller === 'operator' || caller === 'moderator'))(
    '$method $path asks for the operator key',
    async ({ method, path }) => {
      const concrete = path
        .replace(/\{(?:topic|tag)\}/, 'other')
        .replace('{source}', 'default')
        .replace('{key}', 'absent_key_1')
        .replace('{sweep}', 'sweep')
        .replace('{actor}', '0123456789ab');
      const ask = () => request(web.url)[method.toLowerCase() as 'get'](concrete);
      for (const headers of [{}, { authorization: 'Bearer gso_wrong' }, { authorization: `Basic ${btoa('key:')}` }]) {
        const { status, headers: answered, type } = await ask().set(headers);
        expect([status, answered['cache-control'], type]).toEqual([401, 'no-store', 'application/problem+json']);
      }
      const { status } = await ask().set('authorization', `Bearer ${web.operatorKey}`);
      // What has a body refuses that there is none.
      expect(method === 'PUT' || path.endsWith('/lift') || path.endsWith('/keys') ? [400] : [200, 202, 404]).toContain(status);
    },
  );

  it.each(routes.filter(({ cache }) => cache !== undefined))('$method $path may be kept by the edge', async ({ path }) => {
    web.reads.use({ topic: 'ai', label: '#AI', actorsPerDay: 9 });
    const { status, headers } = await request(web.url).get(`${path.replace('{topic}', 'ai')}?q=ai`);
    expect(status).toBe(200);
    expect(headers['cache-control']).toMatch(/^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+$/);
  });
});
