import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { QueueSpec } from '../../topology.ts';
import { makeClients, type Clients } from '../clients.ts';
import { queueName } from '../environment.ts';
import { deadLetterQueueName, provisionQueue, queueArn } from '../queues.ts';
import type { InvocationResult } from '../runner/function.ts';
import type { LocalServer } from '../servers/server.ts';
import { startStorage } from '../servers/storage.ts';
import { QueueMapping, type QueueMappingOptions } from './queue-mapping.ts';

interface Delivered {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

let server: LocalServer;
let clients: Clients;
let sqs: SQSClient;
const mappings: QueueMapping[] = [];

beforeAll(async () => {
  server = await startStorage();
  const none = 'http://127.0.0.1:9';
  clients = makeClients({ dynamodb: none, kinesis: none, storage: server.endpoint });
  sqs = clients.sqs;
}, 60_000);
afterAll(async () => {
  await Promise.all(mappings.map((mapping) => mapping.stop()));
  clients.destroy();
  await server.stop();
});

async function queueOf(name: string, given: Partial<QueueSpec> = {}): Promise<QueueSpec> {
  const spec = { name, fifo: true, visibilitySeconds: 1, retentionHours: 1, deadLetterAfter: 3, ...given } as QueueSpec;
  await provisionQueue(sqs, spec);
  return spec;
}

/** Sends `GROUP-NUMBER` in this order. */
async function send(spec: QueueSpec, ...bodies: readonly string[]): Promise<void> {
  const Entries = bodies.map((body, index) => ({
    Id: String(index),
    MessageBody: body,
    ...(spec.fifo ? { MessageGroupId: body.split('-')[0] ?? '', MessageDeduplicationId: body } : {}),
  }));
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueName(spec), Entries }));
  if (Failed.length > 0) throw new Error(JSON.stringify(Failed));
}

function start(
  spec: QueueSpec,
  invoke: (records: readonly Delivered[]) => unknown,
  rules: Partial<QueueMappingOptions['rules']> = {},
): { readonly mapping: QueueMapping; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const mapping = new QueueMapping({
    client: sqs,
    queue: queueName(spec),
    arn: queueArn(queueName(spec)),
    rules: { batchSize: 10, reportBatchItemFailures: true, maximumConcurrency: 2, deadLetterAfter: spec.deadLetterAfter, ...rules },
    invoke: async ({ Records }): Promise<InvocationResult> => {
      try {
        return { ok: true, payload: await invoke(Records as readonly Delivered[]) };
      } catch (error) {
        return { ok: false, error: { errorType: 'Error', errorMessage: String(error) } };
      }
    },
    warn: (message) => void warnings.push(message),
  });
  mappings.push(mapping);
  mapping.start();
  return { mapping, warnings };
}

async function waiting(name: string): Promise<number> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: name, AttributeNames: [...names] }));
  return names.reduce((sum, each) => sum + Number(Attributes[each]), 0);
}

const soon = { timeout: 10_000, interval: 20 };

describe.concurrent('a mapping of a queue', { timeout: 30_000 }, () => {
  it('delivers messages in the order of their group, with what SQS knows of each, and deletes what was taken', async ({ expect }) => {
    const spec = await queueOf('ordered');
    const bodies = Array.from({ length: 9 }, (_, index) => `${['x', 'y', 'z'][index % 3]}-${index}`);
    await send(spec, ...bodies);
    const taken: Delivered[] = [];
    start(spec, (records) => void taken.push(...records));
    await expect.poll(() => taken.length, soon).toBe(9);
    for (const group of ['x', 'y', 'z']) {
      const ofGroup = (all: readonly string[]) => all.filter((body) => body.startsWith(group));
      expect(ofGroup(taken.map(({ body }) => body))).toEqual(ofGroup(bodies));
    }
    expect(taken[0]?.attributes).toMatchObject({ MessageGroupId: 'x', MessageDeduplicationId: 'x-0', ApproximateReceiveCount: '1' });
    expect(Number(taken[0]?.attributes.SentTimestamp)).toBeGreaterThan(Date.now() - 60_000);
    await expect.poll(() => waiting(queueName(spec)), soon).toBe(0);
  });

  it('gives what is sent again once', async ({ expect }) => {
    const spec = await queueOf('repeated');
    const taken: string[] = [];
    start(spec, (records) => void taken.push(...records.map(({ body }) => body)));
    await send(spec, 'x-1');
    await expect.poll(() => taken, soon).toEqual(['x-1']);
    await send(spec, 'x-1');
    await send(spec, 'x-2');
    await expect.poll(() => taken, soon).toEqual(['x-1', 'x-2']);
  });

  it('brings what failed again when its visibility ends, before the rest of its group, and holds up no other', async ({ expect }) => {
    const spec = await queueOf('partly', { deadLetterAfter: 50 });
    await send(spec, 'x-1', 'y-1', 'x-2');
    const taken: string[] = [];
    let isBroken = true;
    const { mapping } = start(spec, (records) => {
      const failed = records.filter(({ body }) => isBroken && body === 'x-1');
      taken.push(...records.filter((record) => !failed.includes(record)).map(({ body }) => body));
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    await expect.poll(() => taken, soon).toEqual(['y-1']);
    // Nothing is to be had, but something is waiting.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([taken, mapping.idleSince()]).toEqual([['y-1'], undefined]);
    isBroken = false;
    await expect.poll(() => taken, soon).toEqual(['y-1', 'x-1', 'x-2']);
    await expect.poll(() => mapping.idleSince() !== undefined, soon).toBe(true);
  });

  it('sets aside what fails each time, whole, says so, and goes on with its group', async ({ expect }) => {
    const spec = await queueOf('poisoned', { deadLetterAfter: 2 });
    await send(spec, 'x-1', 'x-2');
    const taken: string[] = [];
    const { warnings } = start(spec, (records) => {
      if (records.some(({ body }) => body === 'x-1')) throw new Error('poison');
      taken.push(...records.map(({ body }) => body));
    });
    await expect.poll(() => taken, soon).toEqual(['x-2']);
    const aside = await sqs.send(new ReceiveMessageCommand({ QueueUrl: deadLetterQueueName(spec), WaitTimeSeconds: 1 }));
    expect(aside.Messages?.map(({ Body }) => Body)).toEqual(['x-1']);
    expect(warnings).toEqual([expect.stringContaining('set aside')]);
  });

  it('calls the function with so many batches at a time and no more, never with two of one group', async ({ expect }) => {
    const spec = await queueOf('parallel', { visibilitySeconds: 20 });
    const bodies = Array.from({ length: 12 }, (_, index) => `${'abcd'[index % 4]}-${index}`);
    let [running, most] = [0, 0];
    const open = new Set<string>();
    const taken: string[] = [];
    await send(spec, ...bodies.slice(0, 6));
    await send(spec, ...bodies.slice(6));
    start(
      spec,
      async (records) => {
        const groups = records.map(({ attributes }) => attributes.MessageGroupId ?? '');
        expect(groups.some((group) => open.has(group))).toBe(false);
        for (const group of groups) open.add(group);
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 60));
        running -= 1;
        for (const group of groups) open.delete(group);
        taken.push(...records.map(({ body }) => body));
      },
      { batchSize: 1, maximumConcurrency: 3 },
    );
    await expect.poll(() => taken.length, soon).toBe(12);
    expect([new Set(taken).size, most]).toEqual([12, 3]);
  });

  it('reads a queue without groups, too, and one whose attributes the topology has changed since', async ({ expect }) => {
    const spec = await queueOf('plain', { fifo: false });
    await queueOf('plain', { fifo: false, visibilitySeconds: 7 });
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueName(spec), AttributeNames: ['VisibilityTimeout'] }),
    );
    expect(Attributes).toEqual({ VisibilityTimeout: '7' });
    await send(spec, 'a', 'b');
    const taken: string[] = [];
    start(spec, (records) => void taken.push(...records.map(({ body }) => body)));
    await expect.poll(() => taken.toSorted(), soon).toEqual(['a', 'b']);
  });
});
