import { createRestAPIClient } from 'masto';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourOf, NOON, trendOf } from '../../apps/web/test/twins.ts';
import { startWebApp, type WebApp } from './web.app.ts';

let web: WebApp;

beforeEach(async () => {
  web = await startWebApp({ GROUNDSWELL_PUBLIC_URL: 'https://trends.example/' });
  web.reads.rise('everywhere', [
    trendOf('product:42'),
    ...Array.from({ length: 15 }, (_, index) => trendOf(`tag${index}`, { label: `#Tag${index}` })),
  ]);
  web.reads.past('tag0', 'everywhere', [{ hour: hourOf(NOON), uses: 12, actors: 9 }]);
});
afterEach(() => web.close());

describe('Mastodon’s trends', () => {
  it('are read and paged by the masto client', async () => {
    const masto = createRestAPIClient({ url: web.url });
    const [first] = await masto.v1.trends.tags.list({ limit: 2 });
    expect(first).toMatchObject({ name: 'Tag0', url: 'https://trends.example/topics/tag0' });
    expect(first?.history).toHaveLength(7);
    expect(first?.history?.[0]).toEqual({ day: '1772323200', accounts: '9', uses: '12' });
    const names = (await masto.v1.trends.tags.list({ limit: 20 })).map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 15 }, (_, index) => `Tag${index}`));
  });

  it('turn pages through the Link header where the deployment is its own public address', async () => {
    await web.close();
    web = await startWebApp();
    web.reads.rise(
      'everywhere',
      Array.from({ length: 5 }, (_, index) => trendOf(`tag${index}`)),
    );
    const pages: string[][] = [];
    for await (const page of createRestAPIClient({ url: web.url }).v1.trends.tags.list({ limit: 2 }))
      pages.push(page.map(({ name }) => name));
    expect(pages).toEqual([['tag0', 'tag1'], ['tag2', 'tag3'], ['tag4']]);
  });

  it('have both addresses, cut a page that is too long, and refuse what is no number', async () => {
    for (const path of ['/api/v1/trends', '/api/v1/trends/tags']) {
      const { body, headers } = await request(web.url).get(path);
      expect(body).toHaveLength(10);
      expect(headers['link']).toBe(`<https://trends.example${path}?limit=10&offset=10>; rel="next"`);
      expect((await request(web.url).get(`${path}?limit=80`)).body).toHaveLength(15);
      expect((await request(web.url).get(`${path}?limit=x`)).status).toBe(400);
      expect((await request(web.url).get(`${path}?offset=-1`)).status).toBe(400);
    }
  });
});
