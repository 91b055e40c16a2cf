import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MappingRules } from '../mapping.ts';
import type { Call, RawEvent } from '../raw-event.ts';
import { CompiledMapping, mappingOf, type Mapped } from './compiled-mapping.ts';
import { isKind, kindFromName } from './kind.ts';
import { mappingRulesSchema } from './mapping-schema.ts';
import { NamePattern } from './pattern.ts';
import { DEFAULT_RULES } from './default-rules.ts';

function raw(call: Call, name: string, fields: Record<string, unknown> = {}): RawEvent {
  const terms = { id: 'id', kind: 'kind', actor: 'actor', properties: 'properties', occurredAt: 'occurredAt' };
  const nothing = undefined;
  return {
    call,
    name,
    fields,
    id: 'i',
    actor: 'a',
    actorSince: nothing,
    address: nothing,
    text: nothing,
    topics: nothing,
    labels: nothing,
    language: nothing,
    region: nothing,
    client: nothing,
    properties: fields['properties'] ?? {},
    occurredAt: nothing,
    terms,
  };
}

const track = (name: string, properties: Record<string, unknown> = {}): Mapped => mappingOf().apply(raw('track', name, { properties }));

describe('the built-in rules', () => {
  it.each([
    ['Product Viewed', 'view'],
    ['product viewed', 'view'],
    ['Product List Viewed', 'view'],
    ['Products Searched', 'search'],
    ['Product Added', 'cart'],
    ['Product Clicked', 'click'],
    ['Checkout Started', 'checkout'],
    ['Order Completed', 'purchase'],
    ['Order Refunded', 'refund'],
    ['Product Shared', 'share'],
    ['Product Reviewed', 'review'],
    ['Product Added to Wishlist', 'wishlist'],
    ['Coupon Applied', 'coupon'],
    ['Song Played', 'song-played'],
    ['  Émission vue! ', 'emission-vue'],
    ['東京', ''],
  ])('make %j the kind %j', (name, kind) => {
    expect(track(name).kind).toBe(kind);
  });

  it('take products, searches, pages and screens for topics', () => {
    expect(track('Product Viewed', { product_id: 42, name: 'Blue shoes' })).toMatchObject({
      topics: ['product:42'],
      labels: ['Blue shoes'],
    });
    expect(track('Products Searched', { query: ' Blue Shoes ' })).toMatchObject({ topics: ['search:Blue Shoes'], labels: ['Blue Shoes'] });
    expect(track('Product List Viewed', { category: 'Hats', products: [{ product_id: 1 }] }).topics).toEqual(['category:Hats']);
    const page = raw('page', 'Home', { properties: { path: '/a' }, context: { page: { path: '/a' } } });
    expect(mappingOf().apply(page)).toMatchObject({ kind: 'page', topics: ['page:/a', 'page:/a'] });
    expect(mappingOf().apply(raw('screen', 'Cart', { name: 'Cart' }))).toMatchObject({ kind: 'screen', topics: ['screen:Cart'] });
  });

  it('take every product of an order, each with its own name', () => {
    const products = [{ product_id: 'a', name: 'A' }, { sku: 'none' }, null, 'x', { product_id: 'b' }];
    expect(track('Order Completed', { products })).toMatchObject({
      kind: 'purchase',
      topics: ['product:a', 'product:b'],
      labels: ['A', undefined],
    });
    expect(track('Order Completed', { products: 'none' }).topics).toEqual([]);
  });

  it('take named topics and texts', () => {
    expect(track('x', { topics: ['AI', 7, null], text: 'hi #you', review_body: 'good' })).toMatchObject({
      topics: ['AI', '7'],
      texts: ['hi #you', 'good'],
    });
    expect(track('x', { topics: 'AI' }).topics).toEqual(['AI']);
  });

  it('are valid by their own schema', () => {
    expect(mappingRulesSchema.safeParse(DEFAULT_RULES).error).toBeUndefined();
  });
});

describe('rules of a source', () => {
  const rules: MappingRules = {
    rules: [
      { when: { event: 'song *', has: 'properties.id' }, kind: 'listen', topics: [{ topic: 'song:{properties.id}:{properties.version}' }] },
      { when: { event: 'Song Played' }, kind: 'play', topics: [{ topic: 'any' }] },
    ],
    defaultKind: 'other',
  };

  it('give the first kind that fits and the topics of all', () => {
    const mapping = new CompiledMapping(rules);
    const apply = (name: string, properties: object): Mapped => mapping.apply(raw('track', name, { properties }));
    expect(apply('Song Played', { id: 1, version: 'x' })).toMatchObject({ kind: 'listen', topics: ['song:1:x', 'any'] });
    expect(apply('Song Played', { id: 1 })).toMatchObject({ kind: 'listen', topics: ['any'] });
    expect(apply('Song Played', {})).toMatchObject({ kind: 'play', topics: ['any'] });
    expect(apply('Else', {})).toMatchObject({ kind: 'other', topics: [] });
  });

  it('reach own members only', () => {
    const mapping = new CompiledMapping({
      rules: [{ topics: [{ topic: '{properties.constructor.name}' }, { topic: '{properties.toString}' }] }],
    });
    expect(mapping.apply(raw('track', 'x', { properties: {} })).topics).toEqual([]);
  });

  it.each(['{}', '{a..b}', '{a[].b}{c[].d}', '{a[].b[].c}', '{a[]b[]}'])('with the template %j are refused', (topic) => {
    expect(() => new CompiledMapping({ rules: [{ topics: [{ topic }] }] })).toThrow(/template|path/);
  });

  it.each([{ rules: [{ kind: 'No Kind' }] }, { rules: 'x' }, {}, { rules: [], extra: 1 }, { rules: [{ when: { call: 'x' } }] }])(
    '%j are refused',
    (given) => {
      expect(mappingRulesSchema.safeParse(given).success).toBe(false);
    },
  );

  it('are forgotten when a sender makes up names without end', () => {
    const mapping = new CompiledMapping(rules);
    for (let index = 0; index < 3_000; index++) mapping.apply(raw('track', `song ${index}`));
    expect((mapping as unknown as { remembered: Map<string, Map<string, unknown>> }).remembered.get('track')?.size).toBeLessThanOrEqual(
      1_000,
    );
  });
});

describe('names', () => {
  it('make kinds or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        const kind = kindFromName(name);
        expect(kind === '' || isKind(kind)).toBe(true);
      }),
    );
  });

  it('fit patterns as a regular expression would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 7 }),
        fc.array(fc.constantFrom('a', 'b'), { maxLength: 9 }),
        (pattern, name) => {
          const expected = new RegExp(`^${pattern.join('').replaceAll('*', '.*')}$`).test(name.join(''));
          expect(new NamePattern(pattern.join('')).fits(name.join(''))).toBe(expected);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
