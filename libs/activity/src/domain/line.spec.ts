import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedActivity } from './activity.ts';
import { encodeLine, LineEncoder } from './line.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\n', '\u2028', 'a\0', '\uD83D', '\\u0000', 'é'),
);

const activities = fc.record(
  {
    id: text,
    kind: fc.constantFrom('post', 'view', 'a.b-c_d'),
    actor: text,
    topics: fc.array(text, { maxLength: 3 }),
    properties: fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })),
    source: fc.constant('shop'),
    receivedAt: fc.nat(),
    correlationId: text,
    text,
    labels: fc.dictionary(text, text),
    language: fc.constant('pt'),
    region: fc.constant('BR'),
    client: text,
    occurredAt: fc.integer(),
    actorSince: fc.nat(),
    network: fc.constant('aabbcc'),
    backfill: fc.constant(true as const),
    future: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'kind', 'actor', 'topics', 'properties', 'source', 'receivedAt', 'correlationId'] },
);

describe('the line of an activity', () => {
  it('is one line, and says the same from the encoder of a request', () => {
    fc.assert(
      fc.property(activities, (given) => {
        const activity = given as AcceptedActivity;
        const line = new LineEncoder(activity, false).encode(activity);
        expect(line).not.toMatch(/[\n\0]/);
        expect(JSON.parse(line)).toEqual(JSON.parse(encodeLine(activity)));
      }),
      { numRuns: 1_000 },
    );
  }, 30_000);

  it('has the network of its activity, whatever that of the first of the request was', () => {
    fc.assert(
      fc.property(activities, fc.constantFrom(undefined, 'aabbcc', 'other'), (given, network) => {
        const { network: _network, ...rest } = given as AcceptedActivity;
        const next = network === undefined ? rest : { ...rest, network };
        const encoder = new LineEncoder(given, false);
        expect(JSON.parse(encoder.encode(next))).toEqual(JSON.parse(encodeLine(next)));
      }),
    );
  });
});
