import { ManualClock, MINUTE } from '@groundswell/kernel';
import { KeyedHash } from '@groundswell/security';
import { Log, Metrics } from '@groundswell/telemetry';
import {
  ActivityCounter,
  type Delta,
  InMemoryAttemptMarks,
  InMemoryDeadLetters,
  InMemoryDeltaLog,
  InMemorySamples,
} from '@groundswell/trend';
import type { KinesisStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { topology } from '../../../deploy/topology.ts';
import { CountHandler } from './count.handler.ts';
import { COUNT_SETTINGS } from './count.settings.ts';

const NOW = 1_607_000_010_987;

function setUp() {
  const lines: string[] = [];
  const log = new InMemoryDeltaLog();
  const samples = new InMemorySamples();
  const clock = new ManualClock(NOW);
  const hash = new KeyedHash('a key of this deployment only');
  const counter = new ActivityCounter({
    log,
    samples,
    deadLetters: new InMemoryDeadLetters(),
    attempts: new InMemoryAttemptMarks(clock),
    parents: { of: () => Promise.resolve([]) },
    hashes: { actor: (actor) => hash.hash48(actor), id: (source, id) => hash.hash48Pair(source, id) },
    clock,
    publicKinds: ['post'],
  });
  const write = (line: string) => void lines.push(line);
  const handler = new CountHandler(counter, new Log({ write, level: 'debug' }), new Metrics({ write }));
  return { handler, log, samples, lines };
}

/** An event as Lambda makes it. */
function eventOf(shard: string, packs: readonly string[]): KinesisStreamEvent {
  return {
    Records: packs.map((pack, index) => ({
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shard}:${100 + index}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::000000000000:role/count',
      awsRegion: 'us-east-1',
      eventSourceARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/activities',
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: 'p',
        sequenceNumber: String(100 + index),
        data: Buffer.from(pack).toString('base64'),
        approximateArrivalTimestamp: NOW / 1_000,
      },
    })),
  };
}

const activity = (id: string) =>
  `${JSON.stringify({ id, kind: 'post', actor: 'ada', text: 'Olá #ação', topics: [], properties: {}, source: 'default', receivedAt: NOW, correlationId: 'c' })}\n`;

async function deltasOf(log: InMemoryDeltaLog, shard: string): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of log.read(shard, '0')) deltas.push(delta);
  return deltas;
}

describe('CountHandler', () => {
  it('counts a Kinesis event and reports no failures', async () => {
    const { handler, log, lines } = setUp();
    expect(await handler.handle(eventOf('shardId-000000000001', [activity('1') + activity('2'), activity('3')]))).toEqual({
      batchItemFailures: [],
    });
    const [delta] = await deltasOf(log, 'shardId-000000000001');
    expect(delta).toMatchObject({ first: '100', last: '101', activities: 3, arrivedTo: NOW });
    expect(delta?.cells.map(({ topic, minute, uses }) => [topic, minute, uses])).toEqual([
      ['', Math.floor(NOW / MINUTE), 3],
      ['ação', Math.floor(NOW / MINUTE), 3],
    ]);
    expect(lines.some((line) => line.includes('"ActivitiesCounted":3'))).toBe(true);
  });

  it('says what became of poison, and names no actor or text', async () => {
    const { handler, lines } = setUp();
    await handler.handle(eventOf('shardId-000000000001', [activity('1') + 'poison\n', activity('1')]));
    expect(lines.some((line) => line.includes('"DeadLetters":1') && line.includes('"ActivitiesDuplicate":1'))).toBe(true);
    expect(lines.join()).not.toMatch(/ada|ação|Olá/);
  });

  it('goes on when samples are lost, and fails when the chain cannot be written', async () => {
    const { handler, samples, log, lines } = setUp();
    samples.keep = () => Promise.reject(new Error('no table'));
    await handler.handle(eventOf('shardId-000000000001', [activity('1')]));
    expect(lines.some((line) => line.includes('samples were not kept'))).toBe(true);
    log.append = () => Promise.reject(new Error('down'));
    await expect(handler.handle(eventOf('shardId-000000000002', [activity('2')]))).rejects.toThrow('down');
  });

  it('reads the settings that the topology gives it', () => {
    const { settings } = topology.functions.find(({ name }) => name === 'count') ?? { settings: [] };
    expect([...COUNT_SETTINGS].sort()).toEqual([...settings].sort());
  });
});
