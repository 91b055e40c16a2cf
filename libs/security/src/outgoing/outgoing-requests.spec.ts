import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AddressRefusedError, AddressUnreachableError, AnswerTooLargeError, OutgoingRequests, type OutgoingOptions } from '../index.ts';

/** A server of this machine that counts its connections. */
async function listening(answer: RequestListener) {
  const server = createServer(answer);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

const local = (options: OutgoingOptions = {}) => new OutgoingRequests({ loopback: true, milliseconds: 5_000, ...options });

const LOOPBACK = [
  'https://127.0.0.1',
  'https://2130706433',
  'https://0x7f000001',
  'https://0x7f.1',
  'https://0177.0.0.1',
  'https://017700000001',
  'https://127.1',
  'https://127.0.0.1.',
  'https://１２７.０.０.１',
  'https://①②⑦.⓪.⓪.①',
  'https://127。0。0。1',
  'https://%31%32%37.0.0.1',
  'https://[::1]',
  'https://[0:0:0:0:0:0:0:1]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
];
const INNER = [
  'https://[::127.0.0.1]',
  'https://[::ffff:0:127.0.0.1]',
  'https://[64:ff9b::7f00:1]',
  'https://[64:ff9b:1::7f00:1]',
  'https://[2002:7f00:1::]',
  'https://[2001:0:7f00:1::]',
  'https://[::]',
  'https://0',
  'https://0.0.0.0',
  'https://0.1.2.3',
  'https://10.0.0.1',
  'https://172.16.0.1',
  'https://172.31.255.255',
  'https://192.168.1.1',
  'https://192.0.0.192',
  'https://100.64.0.1',
  'https://100.100.100.200',
  'https://168.63.129.16',
  'https://169.254.169.254',
  'https://2852039166',
  'https://169.254.170.2',
  'https://[fd00:ec2::254]',
  'https://[fd20:ce::254]',
  'https://[fe80::1]',
  'https://[fec0::1]',
  'https://[fc00::1]',
  'https://[ff02::1]',
  'https://[::ffff:169.254.169.254]',
  'https://[::ffff:a9fe:a9fe]',
  'https://[2001:db8::1]',
  'https://[4000::1]',
  'https://198.18.0.1',
  'https://203.0.113.1',
  'https://224.0.0.1',
  'https://255.255.255.255',
];
const MALFORMED = [
  'http://example.org',
  'ftp://example.org',
  'file:///etc/passwd',
  'gopher://example.org',
  'data:text/plain,a',
  'https://somebody@example.org',
  'https://somebody:secret@example.org',
  '//example.org',
  'example.org',
  'https://[fe80::1%25eth0]',
  'https://',
  `https://example.org/${'a'.repeat(2_048)}`,
];

describe('requests to addresses that people name', () => {
  it.each([...LOOPBACK, ...INNER, ...MALFORMED])('41: %.60s is refused before anybody is asked', async (url) => {
    const asked: string[] = [];
    const requests = new OutgoingRequests({
      resolve: (name) => {
        asked.push(name);
        return Promise.resolve(['93.184.215.14']);
      },
    });
    expect(() => requests.check(url)).toThrow(AddressRefusedError);
    await expect(requests.send({ url })).rejects.toMatchObject({ status: 400, code: 'address-refused' });
    expect(asked).toEqual([]);
  });

  it('41: inner addresses are refused also where loopback is allowed', () => {
    for (const url of LOOPBACK) expect(() => local().check(url)).not.toThrow();
    for (const url of INNER) expect(() => local().check(url)).toThrow(AddressRefusedError);
    expect(() => new OutgoingRequests().check('https://example.org:8443/hooks?a=b#c')).not.toThrow();
    expect(() => new OutgoingRequests().check('https://[2606:4700::1111]/')).not.toThrow();
  });

  it.each([['127.0.0.1'], ['::1'], ['169.254.169.254'], ['::ffff:10.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['no address']])(
    '41: a name that stands for %j is refused, and nothing is connected to',
    async (...addresses) => {
      const { port, connections } = await listening((_request, response) => response.end());
      const requests = new OutgoingRequests({ resolve: () => Promise.resolve(addresses) });
      await expect(requests.send({ url: `https://inside.example:${port}/` })).rejects.toBeInstanceOf(AddressRefusedError);
      expect(connections()).toBe(0);
    },
  );

  it('41: a name is resolved once, and the connection goes to what was looked at', async () => {
    const { port } = await listening((request, response) => response.end(request.headers.host));
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let asked = 0;
    const requests = local({ resolve: () => Promise.resolve(answers[asked++] ?? []) });
    const { status, body } = await requests.send({ url: `http://rebinds.example:${port}/` });
    expect({ status, host: body.toString(), asked }).toEqual({ status: 200, host: `rebinds.example:${port}`, asked: 1 });
    await expect(requests.send({ url: `http://rebinds.example:${port}/` })).rejects.toBeInstanceOf(AddressRefusedError);
  });

  it('41: redirects are an answer, and are not followed', async () => {
    const inner = await listening((_request, response) => response.end('secret'));
    const { port } = await listening((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    const answer = await local().send({ url: `http://127.0.0.1:${port}/`, body: '{}' });
    expect(answer).toMatchObject({ status: 307, body: Buffer.alloc(0) });
    expect(inner.connections()).toBe(0);
  });

  it('42: an answer of more than it may is cut, whatever it says of its length, and the connection closed', async () => {
    let closed: Promise<unknown> | undefined;
    const { port } = await listening((_request, response) => {
      closed = once(response, 'close');
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(local().send({ url: `http://127.0.0.1:${port}/` })).rejects.toBeInstanceOf(AnswerTooLargeError);
    await closed;
    const exact = await listening((_request, response) => response.end(Buffer.alloc(100)));
    const url = `http://127.0.0.1:${exact.port}/`;
    expect((await local({ bytes: 100 }).send({ url })).body).toHaveLength(100);
    await expect(local({ bytes: 99 }).send({ url })).rejects.toMatchObject({ status: 502, code: 'answer-too-large' });
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['sends a header and no more', (_request, response) => response.writeHead(200).flushHeaders()],
    [
      'sends a byte now and then',
      (_request, response) => {
        const timer = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'tells for ever that it is at work',
      (_request, response) => {
        const timer = setInterval(() => response.writeProcessing(), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('42: whoever %s is cut off when the time is up', async (_what, answer) => {
    const { port } = await listening(answer);
    const from = performance.now();
    const refused = local({ milliseconds: 150 }).send({ url: `http://127.0.0.1:${port}/` });
    await expect(refused).rejects.toBeInstanceOf(AddressUnreachableError);
    expect(performance.now() - from).toBeLessThan(2_000);
  });

  it('42: a name that takes too long to look up counts for the time, and 800 ms is what there is', async () => {
    const from = performance.now();
    const requests = new OutgoingRequests({ resolve: () => new Promise(() => undefined) });
    await expect(requests.send({ url: 'https://slow.example/' })).rejects.toMatchObject({ status: 504, code: 'address-unreachable' });
    expect(performance.now() - from).toBeGreaterThan(750);
  });

  it('tell that nobody is there without saying who was asked, and send what they were given', async () => {
    const { port } = await listening((request, response) => {
      request.on('data', (chunk: Buffer) => response.write(chunk)).on('end', () => response.end(request.headers['x-told']));
    });
    const sent = await local().send({ url: `http://127.0.0.1:${port}/hook`, headers: { 'x-told': '!' }, body: 'Grüße' });
    expect(sent.body.toString()).toBe('Grüße!');
    const gone = await listening((_request, response) => response.destroy());
    const refused: unknown = await local()
      .send({ url: `http://127.0.0.1:${gone.port}/` })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AddressUnreachableError);
    expect((refused as Error).message).not.toContain(String(gone.port));
  });
});
