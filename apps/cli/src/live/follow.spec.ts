import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { OutgoingActivity } from '../sending/outgoing.ts';
import { bluesky } from './bluesky.ts';
import { follow, type FollowOptions } from './follow.ts';
import { mastodon } from './mastodon.ts';
import { wikipedia } from './wikipedia.ts';

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server of server-sent events; each connection is handled with its number. */
function eventStream(handle: (request: IncomingMessage, response: ServerResponse, connection: number) => void): Promise<string> {
  let connections = 0;
  return listening(
    createServer((request, response) => {
      connections += 1;
      handle(request, response, connections);
    }),
  );
}

function edit(number: number): string {
  const change = {
    meta: { id: `e${number}`, dt: '2026-11-23T07:00:00Z' },
    type: 'edit',
    namespace: 0,
    title: `Page ${number}`,
    user: 'Ana',
    server_name: 'en.wikipedia.org',
  };
  return `event: message\nid: [{"offset":${number}}]\ndata: ${JSON.stringify(change)}\n\n`;
}

/** Follows until `count` activities came; returns their ids and what was told meanwhile. */
async function gather(count: number, options: Pick<FollowOptions, 'adapter' | 'endpoint'> & Partial<FollowOptions>) {
  const [ids, reasons, ending] = [[] as string[], [] as string[], new AbortController()];
  let malformed = 0;
  await follow({
    firstWait: 1,
    longestWait: 5,
    signal: ending.signal,
    take: (activity: OutgoingActivity) => {
      ids.push(activity.id ?? '');
      if (ids.length >= count) ending.abort();
      return Promise.resolve();
    },
    onMalformed: () => (malformed += 1),
    onReconnect: (reason) => reasons.push(reason),
    ...options,
  });
  return { ids, reasons, malformed };
}

describe('follow, server-sent events', () => {
  it('goes on behind the last event after the connection is cut in the middle of one', async () => {
    const resumed: (string | undefined)[] = [];
    const host = await eventStream((request, response, connection) => {
      resumed.push(request.headers['last-event-id'] as string | undefined);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (connection === 1) response.write(`:ok\n\n${edit(1)}${edit(2)}${edit(3).slice(0, 40)}`, () => response.destroy());
      else response.write(edit(3));
    });
    const { ids, reasons } = await gather(3, { adapter: wikipedia, endpoint: `http://${host}/` });
    expect(ids).toEqual(['e1', 'e2', 'e3']);
    expect(resumed).toEqual([undefined, '[{"offset":2}]']);
    expect(reasons).toHaveLength(1);
  });

  it('counts malformed messages and goes on', async () => {
    const host = await eventStream((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: {"broken\n\ndata: 7\n\n${edit(1)}`);
    });
    expect(await gather(1, { adapter: wikipedia, endpoint: `http://${host}/` })).toEqual({ ids: ['e1'], reasons: [], malformed: 2 });
  });

  it('tries again when the server is overloaded, when it ends, and when it falls silent', async () => {
    const host = await eventStream((_, response, connection) => {
      if (connection === 1) return void response.writeHead(503).end();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (connection === 2) return void response.end();
      response.write(connection === 3 ? ':silence\n\n' : edit(9));
    });
    const { ids, reasons } = await gather(1, { adapter: wikipedia, endpoint: `http://${host}/`, silence: 2_000 });
    expect(ids).toEqual(['e9']);
    expect(reasons).toEqual([`${host} answered 503`, 'the connection ended', 'nothing was heard for a while']);
  }, 30_000);

  it('gives up where the server refuses for good', async () => {
    const host = await eventStream((_, response) => void response.writeHead(401).end());
    await expect(gather(1, { adapter: mastodon, endpoint: `http://${host}` })).rejects.toThrow(`${host} answered 401`);
  });

  it('takes Mastodon’s updates', async () => {
    const status = { id: '1', created_at: '2026-11-23T07:00:00Z', content: 'x', account: { acct: 'ann' } };
    const host = await eventStream((request, response) => {
      expect(request.url).toBe('/api/v1/streaming/public');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`:thump\n\nevent: delete\ndata: 5\n\nevent: update\ndata: ${JSON.stringify(status)}\n\n`);
    });
    expect((await gather(1, { adapter: mastodon, endpoint: `http://${host}` })).ids).toEqual(['ann/1']);
  });

  it('passes on what taking an activity failed with', async () => {
    const host = await eventStream((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(edit(1));
    });
    const take = (): Promise<void> => Promise.reject(new Error('no place'));
    await expect(gather(1, { adapter: wikipedia, endpoint: `http://${host}/`, take })).rejects.toThrow('no place');
  });
});

describe('follow, WebSocket', () => {
  async function jetstream(handle: (socket: WebSocket, request: IncomingMessage, connection: number) => void): Promise<string> {
    const http = createServer();
    const server = new WebSocketServer({ server: http });
    let connections = 0;
    server.on('connection', (socket, request) => {
      connections += 1;
      handle(socket, request, connections);
    });
    return `ws://${await listening(http)}/subscribe`;
  }

  const post = (number: number): string =>
    JSON.stringify({
      did: 'did:plc:a',
      time_us: 1_700_000_000_000_000 + number,
      commit: { operation: 'create', collection: 'app.bsky.feed.post', rkey: String(number), record: { text: 'x' } },
    });

  it('goes on from the cursor after a cut', async () => {
    const cursors: (string | null)[] = [];
    const endpoint = await jetstream((socket, request, connection) => {
      cursors.push(new URL(request.url ?? '', 'ws://x').searchParams.get('cursor'));
      socket.send('not json');
      socket.send(post(connection), () => connection < 3 && (connection === 1 ? socket.terminate() : socket.close()));
    });
    const { ids, malformed, reasons } = await gather(3, { adapter: bluesky, endpoint });
    expect(ids.map((id) => id.at(-1))).toEqual(['1', '2', '3']);
    expect(cursors).toEqual([null, '1699999995000001', '1699999995000002']);
    expect(malformed).toBe(3);
    expect(reasons).toHaveLength(2);
  });

  it('holds the stream back while activities are taken, and loses none', async () => {
    const endpoint = await jetstream((socket) => {
      for (let number = 0; number < 5_000; number += 1) socket.send(post(number));
    });
    const { ids } = await gather(5_000, { adapter: bluesky, endpoint });
    expect(new Set(ids).size).toBe(5_000);
  });

  it('tries again when the server does not speak WebSocket just now', async () => {
    let refusals = 1;
    const http = createServer();
    const server = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      if (refusals-- > 0) return void socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      server.handleUpgrade(request, socket, head, (open) => open.send(post(1)));
    });
    const host = await listening(http);
    const { ids, reasons } = await gather(1, { adapter: bluesky, endpoint: `ws://${host}/` });
    expect([ids.length, reasons]).toEqual([1, [`${host} answered 503`]]);
  });

  it('ends while it waits for messages', async () => {
    const ending = new AbortController();
    const endpoint = await jetstream(() => setTimeout(() => ending.abort(), 20));
    expect((await gather(1, { adapter: bluesky, endpoint, signal: ending.signal })).ids).toEqual([]);
  });
});
