import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topology } from '../../deploy/topology.ts';
import { checkedIngest, checkedWeb } from './applications.ts';

/** Where frameworks and tools put the documentation of an API. */
const USUAL = [
  '/docs',
  '/docs-json',
  '/api',
  '/api-json',
  '/api/docs',
  '/api-docs',
  '/swagger',
  '/swagger.json',
  '/swagger-ui',
  '/openapi',
  '/openapi.json',
  '/openapi.yaml',
  '/redoc',
  '/graphql',
  '/v1',
  '/v1/docs',
  '/v1/openapi.json',
  '/.well-known/openapi.json',
];

describe('documentation of the API', () => {
  it('40: is served by no route of the topology, and lies with the files of the source', () => {
    const served = topology.routes.filter(({ path }) => /docs|swagger|openapi|redoc|graphql/i.test(path));
    expect(served).toEqual([]);
    const files = readdirSync(join(import.meta.dirname, '../../apps/site'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /openapi|swagger/i.test(file))).toEqual([]);
  });

  it('asks for no body where the way may drop it: of GET and DELETE (RFC 9110, 9.3)', () => {
    const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: object }>>>>;
    };
    const bodies = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => (requestBody === undefined ? [] : [`${method} ${path}`])),
    );
    expect(bodies.length).toBeGreaterThan(20);
    expect(bodies.filter((name) => /^(?:get|head|delete) /.test(name))).toEqual([]);
  });
});

describe.each([
  ['web', checkedWeb],
  ['ingest', checkedIngest],
] as const)('documentation of %s', (_name, start) => {
  const checked = start();

  it('40: is nowhere where tools look for it', async () => {
    for (const url of USUAL) {
      const { status, text } = await checked.ask({ url });
      expect([url, status, text.includes('"paths"')]).toEqual([url, 404, false]);
    }
  });
});
