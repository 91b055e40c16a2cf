import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock, SequentialIds, UnavailableError } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import type { AcceptedActivity } from './activity.ts';
import { MemoryActivityStream } from './activity-stream.ts';
import { MAX_BODY_BYTES, openDelivery } from './body.ts';
import { Intake, type Receipt, type Sender } from './intake.ts';
import { protocols, type ProtocolName } from './protocols/registry.ts';
import type { Source } from './source.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const shop: Source = { id: 'shop', name: 'Shop', writeKeys: ['k'], createdAt: 0 };

interface Bench {
  readonly stream: MemoryActivityStream;
  readonly clock: ManualClock;
  send(protocol: ProtocolName, body: unknown, sender?: Partial<Sender>, headers?: Record<string, string>): Promise<Receipt>;
  put(): AcceptedActivity[];
}

function bench(): Bench {
  const stream = new MemoryActivityStream();
  const clock = new ManualClock(NOW);
  const intake = new Intake(stream, new LeasedRateLimiter(new MemoryTokenLeases(), clock), clock, new SequentialIds('made'));
  return {
    stream,
    clock,
    async send(protocol, body, sender = {}, headers = { 'content-type': 'application/json' }) {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const reading = protocols[protocol].read(openDelivery(bytes, headers));
      return intake.take(reading, { source: shop, correlationId: 'c', isOperator: false, ...sender });
    },
    put: () => stream.activities() as AcceptedActivity[],
  };
}

async function single(protocol: ProtocolName, body: unknown, sender?: Partial<Sender>): Promise<AcceptedActivity> {
  const { send, put } = bench();
  await send(protocol, body, sender);
  const [activity] = put();
  if (activity === undefined) throw new Error('nothing was put');
  return activity;
}

const activity = (more: Record<string, unknown> = {}) => ({ activities: [{ id: 'a', kind: 'post', actor: 'ann', ...more }] });

describe('own activities', () => {
  it('are enveloped and put', async () => {
    const put = await single(
      'activities',
      activity({ text: 'on #AI', topics: ['#Go', 'product:7'], labels: { 'Product:7': 'Shoes' }, occurredAt: '2026-03-01T11:59:00Z' }),
      {
        network: 'abc',
        country: 'BR',
      },
    );
    expect(put).toEqual({
      id: 'a',
      kind: 'post',
      actor: 'ann',
      text: 'on #AI',
      topics: ['go', 'product:7'],
      labels: { 'product:7': 'Shoes' },
      properties: {},
      region: 'BR',
      occurredAt: NOW - 60_000,
      source: 'shop',
      receivedAt: NOW,
      correlationId: 'c',
      network: 'abc',
    });
  });

  it('may come as a bare array, with epoch milliseconds and without ids', async () => {
    const { send, put } = bench();
    const receipt = await send('activities', [{ kind: 'Post', actor: 7, occurredAt: NOW }]);
    expect(receipt).toEqual({ accepted: 1, refused: 0, results: [{ index: 0, id: 'made-1', status: 'accepted' }] });
    expect(put()[0]).toMatchObject({ id: 'made-1', kind: 'post', actor: '7', occurredAt: NOW });
  });

  it.each([
    [{ actor: '' }, 'actor'],
    [{ actor: undefined }, 'actor'],
    [{ actor: {} }, 'actor'],
    [{ actor: 'x'.repeat(201) }, 'actor'],
    [{ actor: 'a\0b' }, 'actor'],
    [{ actor: 'a\uD83D' }, 'actor'],
    [{ id: 'x'.repeat(201) }, 'id'],
    [{ id: ['a'] }, 'id'],
    [{ kind: undefined }, 'kind'],
    [{ kind: 'no blanks' }, 'kind'],
    [{ kind: '.dot' }, 'kind'],
    [{ kind: 'x'.repeat(65) }, 'kind'],
    [{ text: 5 }, 'text'],
    [{ topics: 'ai' }, 'topics'],
    [{ topics: [1] }, 'topics'],
    [{ labels: ['a'] }, 'labels'],
    [{ properties: [] }, 'properties'],
    [{ occurredAt: 'yesterday' }, 'occurredAt'],
    [{ occurredAt: '2026-13-01T00:00:00Z' }, 'occurredAt'],
    [{ occurredAt: true }, 'occurredAt'],
  ])('with %j are refused by the field %s, their neighbours taken', async (wrong, field) => {
    const { send, put } = bench();
    const receipt = await send('activities', [
      { id: 'before', kind: 'post', actor: 'a' },
      { id: 'a', kind: 'post', actor: 'ann', ...wrong },
      { id: 'after', kind: 'post', actor: 'a' },
    ]);
    expect(receipt).toMatchObject({
      accepted: 2,
      refused: 1,
      results: [{ status: 'accepted' }, { index: 1, status: 'refused', field }, { status: 'accepted' }],
    });
    expect(receipt.results[1]?.reason).toMatch(/\.$/);
    expect(put().map(({ id }) => id)).toEqual(['before', 'after']);
  });

  it('that are no objects are refused', async () => {
    const { send } = bench();
    expect(await send('activities', [null, 3, 'x', []])).toMatchObject({ accepted: 0, refused: 4 });
  });

  it('over 32 KB, or nested too deep, are refused, their neighbours taken', async () => {
    const { send } = bench();
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`) as unknown;
    const receipt = await send('activities', [
      { kind: 'post', actor: 'a', properties: { x: 'x'.repeat(33_000) } },
      { kind: 'post', actor: 'a', properties: { x: '東'.repeat(11_000) } },
      { kind: 'post', actor: 'a', properties: { x: 'x'.repeat(31_000) } },
      { kind: 'post', actor: 'a', properties: { deep } },
    ]);
    expect(receipt.results.map(({ status }) => status)).toEqual(['refused', 'refused', 'accepted', 'refused']);
    expect(receipt.results[0]?.reason).toContain('32 KB');
  });

  it('lose the 21st topic and the end of a long one, with a warning', async () => {
    const { send, put } = bench();
    const topics = Array.from({ length: 21 }, (_, index) => `t${index}`);
    const receipt = await send('activities', [
      { kind: 'post', actor: 'a', topics },
      { kind: 'post', actor: 'a', topics: ['y'.repeat(150)] },
    ]);
    expect(receipt.results[0]?.warnings).toEqual(['Topics beyond the first 20 were left out.']);
    expect(receipt.results[1]?.warnings).toEqual(['A topic was cut at 100 characters.']);
    const tagged = await send('activities', [{ kind: 'post', actor: 'a', text: topics.map((topic) => `#${topic}`).join(' ') }]);
    expect(tagged.results[0]?.warnings).toEqual(['Topics beyond the first 20 were left out.']);
    expect(put()[0]?.topics).toEqual(topics.slice(0, 20));
    expect(put()[1]?.topics).toEqual(['y'.repeat(100)]);
  });

  it("may say how old an actor's account is, with an operator's key only", async () => {
    const told = {
      activities: [
        { kind: 'post', actor: 'a', actorSince: '2020-01-01T00:00:00Z' },
        { kind: 'post', actor: 'b', actorSince: -1 },
      ],
    };
    const { send, put } = bench();
    const left = "actorSince was left out: it takes an operator's key and a time.";
    const receipt = await send('activities', told, { isOperator: true });
    expect(receipt.results.map(({ warnings }) => warnings)).toEqual([undefined, [left]]);
    expect((await send('activities', told)).results.map(({ warnings }) => warnings)).toEqual([[left], [left]]);
    expect(put().map(({ actorSince }) => actorSince)).toEqual([Date.parse('2020-01-01'), undefined, undefined, undefined]);
  });

  it("are in the sender's network, or in the one that a server tells of each, and in none that somebody else tells", async () => {
    const told = {
      activities: [activity({ ip: '192.0.2.7' }), activity({ ip: 7 }), activity()].flatMap(({ activities: [one] }) => one ?? []),
    };
    const networkAt = (address: string) => (address === '192.0.2.7' ? 'theirs' : undefined);
    const { send, put } = bench();
    const networks = async (sender: Partial<Sender>) => {
      await send('activities', told, { network: 'ours', networkAt, ...sender });
      return put()
        .slice(-3)
        .map(({ network }) => network);
    };
    expect(await networks({})).toEqual(['ours', 'ours', 'ours']);
    expect(await networks({ isOperator: true })).toEqual(['theirs', undefined, undefined]);
    expect(await networks({ source: { ...shop, servers: true } })).toEqual(['theirs', undefined, undefined]);
    const call = { type: 'track', event: 'e', userId: 'u', context: { ip: '192.0.2.7' } };
    await send('batch', { batch: [call, { ...call, context: { ip: 'nowhere' } }] }, { network: 'ours', networkAt, isOperator: true });
    expect(
      put()
        .slice(-2)
        .map(({ network }) => network),
    ).toEqual(['theirs', undefined]);
  });

  it('never have personal data for topics', async () => {
    const { send, put } = bench();
    const receipt = await send('activities', [
      {
        kind: 'post',
        actor: 'a',
        topics: [
          'ann@example.com',
          'search:Ann@Example.com ',
          'search:+1 (555) 123-4567',
          '4111111111111111',
          'product:4006381333931',
          'ok',
          '@ok',
        ],
      },
    ]);
    expect(receipt.results[0]?.warnings).toEqual(['A topic that looks like personal data was left out.']);
    expect(put()[0]?.topics).toEqual(['product:4006381333931', 'ok', '@ok']);
  });

  it('from the future are kept, flagged and warned of', async () => {
    const { send, put } = bench();
    const receipt = await send('activities', [
      { kind: 'post', actor: 'a', occurredAt: NOW + 5 * 60_000 + 1 },
      { kind: 'post', actor: 'a', occurredAt: NOW + 5 * 60_000 },
    ]);
    expect(put().map(({ future }) => future)).toEqual([true, undefined]);
    expect(receipt.results[0]?.warnings).toHaveLength(1);
  });

  it('have their clock corrected by sentAt', async () => {
    const { send, put } = bench();
    await send('activities', {
      activities: [{ kind: 'post', actor: 'a', occurredAt: NOW + 600_000 }],
      sentAt: new Date(NOW + 600_500).toISOString(),
    });
    expect(put()[0]?.occurredAt).toBe(NOW - 500);
    expect(put()[0]?.future).toBeUndefined();
  });

  it('are backfilled by operators only, their times as they are', async () => {
    const { send, put } = bench();
    const body = { ...activity({ occurredAt: 1_000 }), backfill: true, sentAt: NOW - 5_000 };
    await expect(send('activities', body)).rejects.toMatchObject({ status: 403 });
    await send('activities', body, { isOperator: true });
    expect(put()[0]).toMatchObject({ backfill: true, occurredAt: 1_000 });
  });

  it('are refused when they name another source', async () => {
    await expect(bench().send('activities', { ...activity(), source: 'other' })).rejects.toMatchObject({ status: 403 });
  });

  it('are cleaned of what databases refuse', async () => {
    const put = await single('activities', activity({ text: 'a\0b\uD83D', properties: { 'k\0': ['x\0y', { z: '\uDC00' }], n: 1 } }));
    expect(put.text).toBe('ab\uFFFD');
    expect(put.properties).toEqual({ k: ['xy', { z: '\uFFFD' }], n: 1 });
  });

  it('keep languages and regions that are codes', async () => {
    const { send, put } = bench();
    await send('activities', [
      { kind: 'post', actor: 'a', language: 'pt-BR', region: 'br' },
      { kind: 'post', actor: 'a', language: 'Portuguese', region: 'Brazil' },
    ]);
    expect(put()[0]).toMatchObject({ language: 'pt', region: 'BR' });
    expect(put()[1]).not.toHaveProperty('language');
    expect(put()[1]).not.toHaveProperty('region');
  });

  it('pollute no prototype', async () => {
    await single(
      'activities',
      '{"activities":[{"kind":"post","actor":"a","labels":{"__proto__":"x"},"topics":["__proto__"],"properties":{"__proto__":{"polluted":1}}}]}',
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const key of ['__proto__', '\\u005f_proto__', '__pr\\u006fto__']) {
      const put = await single('activities', `[{"kind":"post","actor":"a","properties":{"${key}":{"x":1},"kept":1}}]`);
      expect(put.properties).toEqual({ kept: 1 });
      expect(Object.keys(put.properties)).toEqual(['kept']);
    }
  });
});

describe('rights and rates', () => {
  const posts: Source = { ...shop, allowedKinds: ['post'], ratePerSecond: 2 };

  it('refuse a kind that is not allowed, the whole request when it holds nothing else', async () => {
    const { send } = bench();
    expect(
      await send(
        'activities',
        [
          { kind: 'post', actor: 'a' },
          { kind: 'view', actor: 'a' },
        ],
        { source: posts },
      ),
    ).toMatchObject({ accepted: 1, refused: 1 });
    await expect(send('activities', [{ kind: 'view', actor: 'a' }], { source: posts })).rejects.toMatchObject({
      status: 403,
      details: { results: [{ index: 0 }] },
    });
    await expect(send('track', { event: 'x', userId: 'u' }, { source: posts })).rejects.toMatchObject({ status: 403 });
  });

  it('let as many through as the rate gives in ten seconds, then say when to come back', async () => {
    const { send, clock, put } = bench();
    const one = [{ kind: 'post', actor: 'a' }];
    for (let index = 0; index < 20; index++) await send('activities', one, { source: posts });
    await expect(send('activities', one, { source: posts })).rejects.toMatchObject({ status: 429, retryAfter: 10 });
    clock.advance(10_000);
    await send('activities', one, { source: posts });
    expect(put()).toHaveLength(21);
  });

  it('acknowledge nothing that is not durable', async () => {
    const { send, stream } = bench();
    stream.failure = new UnavailableError('down');
    await expect(send('activities', activity())).rejects.toMatchObject({ status: 503, retryAfter: 5 });
  });
});

describe('bodies', () => {
  it('are unpacked by their bytes, whatever the headers say', async () => {
    const { send, put } = bench();
    const packed = gzipSync(JSON.stringify({ batch: [{ type: 'track', event: 'x', userId: 'u' }] }));
    await send('batch', packed, {}, { 'content-type': 'application/x-www-form-urlencoded' });
    await send('batch', packed, {}, { 'content-type': 'application/json', 'content-encoding': 'identity' });
    expect(put()).toHaveLength(2);
  });

  it.each([
    ['a form', 'batch', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['XML', 'activities', '<a/>', 'text/xml', 415],
    ['text to our own route', 'activities', '[]', 'text/plain', 415],
    ['XML to Segment', 'track', '<a/>', 'application/xml', 415],
    ['no CloudEvent', 'events', '{}', 'text/html', 415],
    ['cut JSON', 'activities', '{"activities":[', 'application/json', 400],
    ['no object', 'batch', '[]', 'application/json', 400],
    ['no batch', 'batch', '{}', 'application/json', 400],
    ['no activities', 'activities', '{}', 'application/json', 400],
    ['cut gzip', 'batch', gzipSync('{"batch":[]}').subarray(0, 15), 'application/json', 400],
    ['a gzip bomb', 'batch', gzipSync(Buffer.alloc(50_000_000)), 'application/json', 413],
    ['too many bytes', 'batch', Buffer.alloc(MAX_BODY_BYTES + 1, 0x20), 'application/json', 413],
    ['too many items', 'batch', `{"batch":[${'{},'.repeat(2_500)}{}]}`, 'application/json', 413],
  ] as const)('of %s to %s are refused', async (_name, protocol, body, type, status) => {
    await expect(bench().send(protocol, body, {}, { 'content-type': type })).rejects.toMatchObject({ status });
  });

  it('take text/plain from browsers, and a byte order mark', async () => {
    const { send, put } = bench();
    await send('track', '\uFEFF{"event":"x","userId":"u"}', {}, { 'content-type': 'text/plain;charset=UTF-8' });
    expect(put()).toHaveLength(1);
  });

  it('of any JSON never fail otherwise than by a known error', async () => {
    const names = Object.keys(protocols) as ProtocolName[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.json(), async (protocol, body) => {
        await bench()
          .send(protocol, body)
          .catch((error: unknown) => expect(error).toHaveProperty('status'));
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('of any activity give one result an item and one line an acceptance, each readable', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue());
    const item = fc.record(
      {
        id: value,
        kind: fc.oneof(fc.constant('post'), value),
        actor: fc.oneof(fc.constant('ann'), value),
        text: value,
        topics: fc.oneof(fc.array(fc.string()), value),
        properties: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), value),
        occurredAt: value,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 5 }), async (items) => {
        const { send, put, stream } = bench();
        const receipt = await send('activities', items);
        expect(receipt.results).toHaveLength(items.length);
        expect(put()).toHaveLength(receipt.accepted);
        for (const { line } of stream.lines) {
          expect(line).not.toContain('\n');
          expect(JSON.stringify(JSON.parse(line))).not.toContain('\\u0000');
        }
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
