import { createServer } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { topology } from '../../topology.ts';
import { ArgumentError, readArguments } from './arguments.ts';
import { obstacles } from './checks.ts';
import { SampleFeed } from './sample-feed.ts';
import { targetsOf } from './watch.ts';
import { welcome } from './welcome.ts';

describe('readArguments', () => {
  it('has defaults', () => {
    expect(readArguments([])).toEqual({ fresh: false, port: 8_080, feed: true, warehouse: true, watch: false, help: false });
  });

  it('reads what is given', () => {
    const given = readArguments(['--fresh', '--port', '9000', '--shards', '4', '--no-feed', '--no-warehouse', '--watch']);
    expect(given).toEqual({ fresh: true, port: 9_000, shards: 4, feed: false, warehouse: false, watch: true, help: false });
  });

  it.each([['--port', 'eighty'], ['--port', '70000'], ['--shards', '0'], ['--nonsense']])('refuses %s %s', (...args) => {
    expect(() => readArguments(args)).toThrow(ArgumentError);
  });
});

describe('obstacles', () => {
  it('names the option to use when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const home = mkdtempSync(join(tmpdir(), 'start-'));
    expect(await obstacles(home, port)).toEqual([expect.stringContaining(`--port ${port + 1}`)]);
    expect(await obstacles(home, 0)).toEqual([]);
  });
});

describe('welcome', () => {
  const setup = { sources: [{ id: 'default', name: 'My community', writeKeys: ['wk-1'] }] };

  it('shows addresses, the write key and a first activity', () => {
    const text = welcome({ url: 'http://localhost:8080', mailbox: 'http://127.0.0.1:1' }, setup, true);
    expect(text).toContain('http://localhost:8080');
    expect(text).toContain('curl -u wk-1: ');
    expect(text).toContain('http://localhost:8080/v1/activities');
    expect(text).toContain('synthetic');
    expect(text).not.toContain('Operator key');
  });

  it('says how psql connects to the warehouse, where there is one', () => {
    const environment = { GROUNDSWELL_WAREHOUSE_URL: 'postgresql://groundswell@127.0.0.1:4712/postgres' };
    const text = welcome({ url: 'u', mailbox: undefined, environment }, setup, false);
    expect(text).toMatch(/Warehouse +psql postgresql:\/\/groundswell@127\.0\.0\.1:4712\/postgres /);
    expect(welcome({ url: 'u', mailbox: undefined }, setup, false)).not.toContain('psql');
  });

  it('says which server others can reach', () => {
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4711' };
    expect(welcome({ url: 'u', mailbox: undefined, environment }, setup, false)).toContain('port 4711');
  });

  it('shows an operator key and the link of the first operator only when they were just made', () => {
    const operatorLink = 'http://u/operator#gst_token';
    expect(welcome({ url: 'http://u', mailbox: undefined }, { ...setup, operatorLink }, false)).toMatch(
      /First operator +http:\/\/u\/operator#gst_token .*works once/,
    );
    expect(welcome({ url: 'u', mailbox: undefined }, setup, false)).not.toContain('First operator');
    expect(welcome({ url: 'u', mailbox: undefined }, { ...setup, operatorKey: 'ok-1' }, false)).toMatch(
      /Operator key +ok-1 .*shown this once/,
    );
  });
});

describe('targetsOf', () => {
  const functions = ['ingest', 'web', 'count', 'rank'];
  it.each([
    ['apps/web/src/lambda.ts', ['web']],
    ['apps/stream/src/rank.handler.ts', ['count', 'rank']],
    ['apps/site/src/main.tsx', ['site']],
    ['libs/client/src/client.ts', ['site']],
    ['libs/trend/src/domain/score.ts', functions],
    ['libs/trend/src/domain/score.spec.ts', []],
    ['apps/web/README.md', []],
  ])('%s', (file, targets) => {
    expect(targetsOf(file, functions)).toEqual(targets);
  });
});

describe('SampleFeed', () => {
  const [route] = topology.routes.filter(({ caller }) => caller === 'write-key');
  const [read] = topology.routes.filter(({ caller }) => caller === 'anyone');
  const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

  it('is wanted until an activity of somebody else was taken, and remembers that', () => {
    if (route === undefined || read === undefined) throw new Error('the topology has no such route');
    const home = mkdtempSync(join(tmpdir(), 'start-'));
    const feed = new SampleFeed(home, () => undefined);
    feed.watch(route, request({ 'x-groundswell-feed': 'sample' }), 200);
    feed.watch(route, request({}), 401);
    feed.watch(read, request({}), 200);
    expect(feed.wanted).toBe(true);
    feed.watch(route, request({}), 200);
    expect(feed.wanted).toBe(false);
    expect(new SampleFeed(home, () => undefined).wanted).toBe(false);
  });
});
