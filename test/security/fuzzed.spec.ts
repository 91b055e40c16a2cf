import { ManualClock, MINUTE } from '@groundswell/kernel';
import { KeyedHash, MemoryTakenWebhooks, WebhookRefusedError, WebhookSignatures } from '@groundswell/security';
import { Log, Metrics } from '@groundswell/telemetry';
import { ActivityCounter, InMemoryAttemptMarks, InMemoryDeadLetters, InMemoryDeltaLog, InMemorySamples } from '@groundswell/trend';
import type { KinesisStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountHandler } from '../../apps/stream/src/count.handler.ts';
import { checkedIngest } from './applications.ts';

const NOW = 1_607_000_010_987;

const sound = (id: string) => ({
  id,
  kind: 'post',
  actor: 'ada',
  text: 'Olá #ação',
  topics: ['ai'],
  properties: {},
  source: 'default',
  receivedAt: NOW,
  correlationId: 'c',
});

function counting() {
  const [lines, deadLetters, log] = [[] as string[], new InMemoryDeadLetters(), new InMemoryDeltaLog()];
  const clock = new ManualClock(NOW);
  const hash = new KeyedHash('a key of this deployment only');
  const hashes = { actor: (actor: string) => hash.hash48(actor), id: (source: string, id: string) => hash.hash48Pair(source, id) };
  const attempts = new InMemoryAttemptMarks(clock);
  const parents = { of: () => Promise.resolve([]) };
  const parts = { log, samples: new InMemorySamples(), deadLetters, attempts, parents, hashes, clock, publicKinds: ['post'] };
  const write = (line: string) => void lines.push(line);
  const handler = new CountHandler(new ActivityCounter(parts), new Log({ write, level: 'debug' }), new Metrics({ write }));
  return { handler, deadLetters, log, lines };
}

/** An event as Lambda makes it. */
function eventOf(records: readonly Uint8Array[]): KinesisStreamEvent {
  const shell = { eventSource: 'aws:kinesis', eventVersion: '1.0', eventName: 'aws:kinesis:record', awsRegion: 'us-east-1' };
  const kinesis = { kinesisSchemaVersion: '1.0', partitionKey: 'p', approximateArrivalTimestamp: NOW / 1_000 };
  return {
    Records: records.map((data, index) => ({
      ...shell,
      eventID: `shardId-000000000001:${100 + index}`,
      invokeIdentityArn: 'arn:aws:iam::000000000000:role/count',
      eventSourceARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/activities',
      kinesis: { ...kinesis, sequenceNumber: String(100 + index), data: Buffer.from(data).toString('base64') },
    })),
  };
}

const hostile = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '\u0000', '\ud800', '🧨', '../..', '${x}', '1e999');
const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), hostile, fc.double(), fc.bigInt().map(String), fc.constant(null));
/** A sound activity with members replaced, missing and added. */
const mutated = fc
  .tuple(fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(sound(''))), hostile), value, { maxKeys: 4 }), fc.uuid())
  .map(([changes, id]) => JSON.stringify({ ...sound(id), ...changes }));
const line = fc.oneof(
  mutated,
  fc.json(),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' ')),
);
const pack = fc.array(line, { maxLength: 4 }).map((lines) => Buffer.from(lines.map((text) => `${text}\n`).join('')));
const record = fc.oneof(pack, fc.uint8Array({ maxLength: 200 }));

describe('fuzzed records of the stream', () => {
  it('32: crash nothing: each is counted or a dead letter whole, and what is sound beside it counts', async () => {
    let [letters, counted] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
        const { handler, deadLetters, lines } = counting();
        const good = Buffer.from(`${JSON.stringify(sound('sound'))}\n`);
        expect(await handler.handle(eventOf([...records, good]))).toEqual({ batchItemFailures: [] });
        const told = lines.join('\n');
        const [, activities = '0'] = /"ActivitiesCounted":(\d+)/.exec(told) ?? [];
        expect(Number(activities)).toBeGreaterThanOrEqual(1);
        for (const letter of deadLetters.kept.values()) expect(letter.reason.length).toBeGreaterThan(0);
        letters += deadLetters.kept.size;
        counted += Number(activities) - 1;
      }),
      { numRuns: 200 },
    );
    // Both happened: the generator reaches what is counted and what is refused.
    expect([letters > 200, counted > 20]).toEqual([true, true]);
    expect(Object.keys({})).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('fuzzed activities of devices and servers', () => {
  const ingest = checkedIngest();
  const ways = fc.constantFrom('/v1/activities', '/v1/batch', '/v1/track', '/v1/events');
  const types = fc.constantFrom(
    'application/json',
    'application/cloudevents+json',
    'application/cloudevents-batch+json',
    'application/json; charset=utf-16',
    'text/plain',
  );
  const items = fc.oneof(
    mutated,
    fc.json(),
    mutated.map((text) => `[${text},${text}]`),
    mutated.map((text) => `{"batch":[${text}]}`),
    mutated.map((text) => `{"activities":[${text}]}`),
  );
  const body = fc.oneof(
    { weight: 4, arbitrary: items.map((text) => new Uint8Array(Buffer.from(text))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );

  it('32: are answered, never by a failure of ours', async () => {
    const authorization = `Basic ${Buffer.from(`${ingest.writeKey}:`).toString('base64')}`;
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(ways, types, body, async (url, type, bytes) => {
        const headers = { authorization, 'content-type': type, 'ce-id': '1', 'ce-source': 's', 'ce-type': 't', 'ce-specversion': '1.0' };
        const given = type.startsWith('application/cloudevents') ? { authorization, 'content-type': type } : headers;
        const { status, text } = await ingest.ask({ method: 'POST', url, headers: given, body: Buffer.from(bytes) });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status).toBeLessThan(500);
        expect(text).not.toMatch(/\bat \S+ \(|node_modules/);
      }),
      { numRuns: 300 },
    );
    expect([statuses.has(200), statuses.has(400), statuses.has(415)]).toEqual([true, true, true]);
    expect(ingest.logged()).not.toContain('request failed');
  });
});

describe('fuzzed webhooks', () => {
  const key = Buffer.alloc(32, 7);
  const header = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constant(undefined),
    fc.array(fc.string()),
    fc.integer(),
    fc.constantFrom('v1,', `v1,${'A'.repeat(43)}=`, 'v1,===', '1607000010', '1'.repeat(400), '__proto__'),
  );

  it('32: are refused as unsigned, whatever their headers are, and done when they are signed, whatever they hold', async () => {
    const clock = new ManualClock(NOW);
    const webhooks = new WebhookSignatures(new MemoryTakenWebhooks(), clock);
    const headers = fc.record({ 'webhook-id': header, 'webhook-timestamp': header, 'webhook-signature': header }, { requiredKeys: [] });
    let done = 0;
    const work = () => Promise.resolve((done += 1));
    await fc.assert(
      fc.asyncProperty(headers, fc.uint8Array({ maxLength: 300 }), fc.uuid(), async (forged, bytes, id) => {
        const before = done;
        await expect(webhooks.accept('device', forged, bytes, [key], work)).rejects.toBeInstanceOf(WebhookRefusedError);
        expect(done).toBe(before);
        clock.advance(MINUTE);
        const signed = webhooks.sign(id, bytes, key);
        expect(await webhooks.accept('device', { ...signed }, bytes, [key], work)).toBe(before + 1);
      }),
      { numRuns: 300 },
    );
  });
});
