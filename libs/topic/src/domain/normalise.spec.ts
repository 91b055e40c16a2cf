import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseTopic } from './normalise.ts';

describe('a normalised topic', () => {
  it.each([
    ['AI', 'ai'],
    ['#AI', 'ai'],
    ['##AI', 'ai'],
    ['＃ＡＩ', 'ai'],
    ['  Blue   Shoes ', 'blue shoes'],
    ['product:42', 'product:42'],
    ['Product:SKU-9', 'product:sku-9'],
    ['STRASSE', 'strasse'],
    ['straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['ﬁsh', 'fish'],
    ['cafe\u0301', 'caf\u00e9'],
    ['می\u200Cخواهم', 'میخواهم'],
    ['ｶﾞﾝﾀﾞﾑ', 'ガンダム'],
    ['I', 'i'],
    ['ı', 'ı'],
    ['№5', 'no5'],
    ['a\u0000b', 'a b'],
    ['a\u2028b', 'a b'],
    ['page:/a/b?c#d', 'page:/a/b?c#d'],
    ['😀', '😀'],
    ['👩‍💻', '👩💻'],
    ['❤️', '❤'],
    ['🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['İstanbul', 'istanbul'],
    ['i\u0307\u0307', 'i'],
    ['葛\u{E0100}城', '葛城'],
    ['가\u3164나', '가나'],
    ["O'Neill", "o'neill"],
    ['user:Ada_99', 'user:ada_99'],
    ['product：４２', 'product:42'],
  ])('%j becomes %j', (text, topic) => {
    expect(normaliseTopic(text)).toBe(topic);
  });

  it.each(['', '#', '  ', '\u200B', '# #', '\u0000', '\u3164', '\u{E0100}', '\u200D'])('%j is none', (text) => {
    expect(normaliseTopic(text)).toBeUndefined();
  });

  it('is cut at 100 code units, never through a character', () => {
    expect(normaliseTopic('x'.repeat(150))).toHaveLength(100);
    const cut = normaliseTopic(`${'x'.repeat(99)}😀`);
    expect(cut).toBe('x'.repeat(99));
  });

  it('makes a well-formed text of lone surrogates', () => {
    expect(normaliseTopic('a\uD83Db')?.isWellFormed()).toBe(true);
  });

  it('is idempotent, case-blind and never too long, whatever comes in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        const topic = normaliseTopic(text);
        if (topic === undefined) return;
        expect(normaliseTopic(topic)).toBe(topic);
        expect(topic.length).toBeLessThanOrEqual(100);
        expect(topic.isWellFormed()).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
