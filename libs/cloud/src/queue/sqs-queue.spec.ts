import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readListChange } from '@groundswell/feed';
import { UnavailableError } from '@groundswell/kernel';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { queueAddress } from '../../../../deploy/local/environment.ts';
import { provisionQueue } from '../../../../deploy/local/queues.ts';
import { startStorage } from '../../../../deploy/local/servers/storage.ts';
import { awsClientSettings } from '../aws-clients.ts';
import { SqsListChanges } from './sqs-list-changes.ts';
import { type QueueMessage, SqsQueue } from './sqs-queue.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const queueAt = (url: string) => new SqsQueue({ url, region: 'us-east-1', credentials: () => credentials });
const spec = { name: 'lists', fifo: true, visibilitySeconds: 30, retentionHours: 1, deadLetterAfter: 9 } as const;

describe('a queue of SQS', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startStorage>>;
  let client: SQSClient;
  let url = '';

  beforeAll(async () => {
    server = await startStorage();
    client = new SQSClient({ ...awsClientSettings(), endpoint: server.endpoint, region: 'us-east-1', credentials });
    await provisionQueue(client, spec);
    url = queueAddress(server.endpoint, spec);
  }, 60_000);
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });

  async function received(): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }));
      if (Messages.length === 0) return found.sort();
      found.push(...Messages.map(({ Body = '' }) => Body));
    }
  }

  it('takes each message once, however often and however many are sent', async () => {
    // More than ten, and more bytes than one request may carry.
    const messages = Array.from({ length: 25 }, (_, index): QueueMessage => {
      const name = String(index).padStart(2, '0');
      return { body: name.padEnd(30_000, '.'), group: `group-${name}`, deduplication: `first-${name}` };
    });
    await queueAt(url).send(messages);
    await queueAt(url).send(messages.slice(5));
    expect(await received()).toEqual(messages.map(({ body }) => body));
  });

  it('takes changes of lists of whatever scope', async () => {
    const change = { scope: 'source:été 😀', sequence: '111', after: Uint8Array.of(1, 2) } as const;
    const changes = new SqsListChanges(queueAt(url));
    await changes.send([change, { ...change, sequence: '112', scope: 'everywhere' }]);
    await changes.send([change]);
    const scopes = (await received()).map((body) => readListChange(body).scope);
    expect(scopes.sort()).toEqual(['everywhere', 'source:été 😀']);
  });
});

/** Answers with each of these in turn, then with the last. */
async function answering(answers: readonly { readonly status: number; readonly taken?: readonly string[] }[]) {
  const asked: (readonly string[])[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { Entries } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { Entries: { MessageBody: string }[] };
      asked.push(Entries.map(({ MessageBody }) => MessageBody));
      const { status, taken } = answers[Math.min(asked.length, answers.length) - 1] ?? { status: 500 };
      response.writeHead(status).end(JSON.stringify({ Successful: (taken ?? []).map((Id) => ({ Id })), Failed: [] }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/000000000000/lists.fifo`, asked };
}

describe('a queue that takes not everything', () => {
  const messages = ['a', 'b', 'c'].map((body) => ({ body, group: 'g', deduplication: body }));

  it('is sent what was not taken, and what stands behind it', async () => {
    const { url, asked } = await answering([{ status: 200, taken: ['0', '2'] }, { status: 503 }, { status: 200, taken: ['0', '1'] }]);
    await queueAt(url).send(messages);
    expect(asked).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('is an error in the end, so that nobody takes them for sent', async () => {
    const { url, asked } = await answering([{ status: 200, taken: ['0'] }, { status: 200 }]);
    await expect(queueAt(url).send(messages)).rejects.toThrow(UnavailableError);
    expect(asked).toEqual([['a', 'b', 'c'], ...Array.from({ length: 4 }, () => ['b', 'c'])]);
  });
});
