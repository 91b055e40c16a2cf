import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock, SequentialIds } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import { MemoryActivityStream } from './activity-stream.ts';
import { openDelivery } from './body.ts';
import { Intake, type Receipt } from './intake.ts';
import type { MappingRules } from './mapping.ts';
import { protocols } from './protocols/registry.ts';
import type { Reading } from './raw-event.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const headers = { 'content-type': 'application/json' };

/** Templates that put into labels and topics what the sender's strings do not hold. */
const rules: MappingRules = {
  rules: [
    { topics: [{ topic: 'the "{properties.name}"', label: '"{properties.name}"\u007f\\' }, { topic: '{properties.topic}' }] },
    { text: ['properties.text'] },
  ],
};

/** Strings that JSON need not escape, those among them that normalisation turns into ones that it must (＂＼). */
const plain = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('＂', '＼x', '#ai＂', 'é', '東京', 'product:7', '', 'a\u2028b', '1e999'),
  )
  .filter((text) => JSON.stringify(text) === `"${text}"`);

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    plain,
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(plain, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const call = fc.record(
  {
    type: fc.constantFrom('track', 'page', 'identify'),
    event: fc.oneof(fc.constant('Product Viewed'), plain),
    userId: fc.oneof(fc.constant('ann'), plain, json),
    messageId: fc.oneof(plain, json),
    timestamp: fc.oneof(fc.constant('2026-03-01T11:59:00.123Z'), plain, json),
    properties: fc.oneof(fc.record({ name: plain, topic: plain, text: plain, product_id: plain }, { requiredKeys: [] }), json),
    context: fc.oneof(
      fc.record(
        {
          locale: fc.oneof(fc.constantFrom('pt-BR', 'de'), plain),
          location: fc.record({ country: fc.constantFrom('DE', 'fr', 'nowhere') }),
          library: fc.record({ name: fc.oneof(fc.constant('sdk'), plain) }),
        },
        { requiredKeys: [] },
      ),
      json,
    ),
  },
  { requiredKeys: ['type', 'event'] },
);

async function take(reading: Reading, mapping: MappingRules | undefined): Promise<{ receipt: Receipt; lines: unknown[] }> {
  const stream = new MemoryActivityStream();
  const clock = new ManualClock(NOW);
  const intake = new Intake(stream, new LeasedRateLimiter(new MemoryTokenLeases(), clock), clock, new SequentialIds('made'));
  const source = { id: 'shop', name: 'Shop', writeKeys: [], createdAt: 0, ...(mapping === undefined ? {} : { mapping }) };
  const receipt = await intake.take(reading, { source, correlationId: 'c', isOperator: false, country: 'BR', network: 'abc' });
  return { receipt, lines: stream.activities() };
}

describe('a body without escapes', () => {
  it('becomes what it becomes when every string is looked at, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 6 }), fc.constantFrom(undefined, rules), async (batch, mapping) => {
        const body = Buffer.from(JSON.stringify({ batch }).replaceAll('5e-324', '1e999'));
        const reading = (): Reading => protocols.batch.read(openDelivery(body, headers));
        expect(reading().isPlain).toBe(true);
        const quick = await take(reading(), mapping);
        expect(quick).toEqual(await take({ ...reading(), isPlain: false }, mapping));
        expect(await take(reading(), mapping)).toEqual(quick);
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it.each(['\\n', '\\u0041', '\u007f'])('is one no longer with %j', (text) => {
    const body = Buffer.from(`{"batch":[{"type":"track","event":"x","userId":"a${text}"}]}`);
    expect(protocols.batch.read(openDelivery(body, headers)).isPlain).toBe(false);
  });

  it.each(['{"__proto__":{"a":1},"b":2}', '{"constructor":{"prototype":{"a":1}},"b":2}', '{"\\u005f_proto__":{"a":1},"b":2}'])(
    'or any other loses keys that reach a prototype, however deep: %s',
    async (unsafe) => {
      const body = Buffer.from(
        `{"batch":[{"type":"track","event":"x","userId":"a","properties":{"deep":[${unsafe}],"constructor":"kept"}}]}`,
      );
      const { lines } = await take(protocols.batch.read(openDelivery(body, headers)), undefined);
      expect(JSON.stringify(lines)).toContain('"properties":{"deep":[{"b":2}],"constructor":"kept"}');
    },
  );
});
