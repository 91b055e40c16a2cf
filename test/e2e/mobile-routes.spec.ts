import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOBILE_SETTINGS } from '../../apps/mobile/src/mobile.settings.ts';
import { topology } from '../../deploy/topology.ts';
import { servedRoutes } from '../support/served-routes.ts';
import { type MobileApp, startMobileApp } from './mobile.app.ts';

let mobile: MobileApp;

beforeAll(async () => {
  mobile = await startMobileApp();
});
afterAll(() => mobile.close());

describe('the routes of mobile', () => {
  it('are those of the topology, no more and no fewer', () => {
    const routes = topology.routes.filter((route) => route.function === 'mobile');
    expect(servedRoutes(mobile.application).toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  it('read the settings that the topology gives the function', () => {
    const given = topology.functions.find(({ name }) => name === 'mobile')?.settings ?? [];
    expect([...MOBILE_SETTINGS].toSorted()).toEqual(given.toSorted());
  });

  it('are kept by nobody, except the keys that others check tokens with', async () => {
    const kept = async (path: string) => (await fetch(mobile.url + path)).headers.get('cache-control');
    expect(await kept('/.well-known/jwks.json')).toBe('public, max-age=300');
    expect(await kept('/v1/accounts/me')).toBe('no-store');
    const { status, headers } = await fetch(`${mobile.url}/v1/accounts/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"address":"nobody@example.org"}',
    });
    expect([status, headers.get('cache-control')]).toEqual([202, 'no-store']);
  });
});
