import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import type { Operation } from '@groundswell/http';
import { openApiDocument } from '../../apps/web/src/openapi/index.ts';
import { topology } from '../../deploy/topology.ts';
import { documentOf, operations } from './document.ts';

describe('the OpenAPI document', () => {
  it('describes exactly the routes of the topology, for the same callers', () => {
    const said = operations.map(({ method, path, caller }) => `${method} ${path} ${caller}`);
    const documented = topology.routes.filter((route) => route.undocumented !== true);
    const served = documented.map(({ method, path, caller }) => `${method} ${path} ${caller}`);
    expect(said.toSorted()).toEqual(served.toSorted());
  });

  it('names the query strings that the edge tells answers apart by', () => {
    for (const { path, cache } of topology.routes.filter((route) => route.function === 'web' && route.cache !== undefined)) {
      const query = operations.find((operation) => operation.path === path)?.query;
      expect(Object.keys(query?.shape ?? {}).toSorted(), path).toEqual((cache?.queryStrings ?? []).toSorted());
    }
  });

  it('gives every operation an id of its own, and refers to schemas that exist', () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const document = documentOf('1.2.3');
    const { schemas } = document['components'] as { schemas: Record<string, unknown> };
    const used = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, id]) => id as string);
    expect(new Set(used)).toEqual(new Set(Object.keys(schemas)));
  });

  it('is what is checked in', async () => {
    const kept = JSON.parse(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as {
      info: { version: string };
    };
    expect(documentOf(kept.info.version)).toEqual(kept);
  });

  it('refuses an answer without a name, and a parameter without a meaning', () => {
    const operation: Operation = {
      method: 'GET',
      path: '/x',
      id: 'x',
      group: 'Trends',
      summary: '',
      caller: 'anyone',
      answer: z.object({}),
    };
    expect(() => openApiDocument([operation], '1')).toThrow('bodies and answers need a schema with an id');
    expect(() => openApiDocument([{ ...operation, path: '/{x}' }], '1')).toThrow('/{x}: say what {x} means');
  });
});
