import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORPUS } from './hashtag-corpus.ts';
import { hashtagsOf } from './hashtags.ts';
import { normaliseTopic } from './normalise.ts';

describe('hashtags of a text', () => {
  it.each(CORPUS)('%s', (_what, text, labels, topics) => {
    const found = hashtagsOf(text);
    expect(found.map(({ label }) => label).join(' ')).toBe(labels);
    expect(found.map(({ topic }) => topic).join(' ')).toBe(topics);
  });

  it('holds 150 hard cases and more, each under a name of its own', () => {
    expect(new Set(CORPUS.map(([what]) => what)).size).toBe(CORPUS.length);
    expect(CORPUS.length).toBeGreaterThanOrEqual(150);
  });

  it('cuts topic and label at 100 UTF-16 code units, never through a character', () => {
    const [found] = hashtagsOf(`#${'x'.repeat(99)}𠮷${'y'.repeat(5_000)}`);
    expect(found).toEqual({ topic: 'x'.repeat(99), label: `#${'x'.repeat(99)}` });
  });

  it('looks back so far only, or a text of signs and slashes would take for ever', () => {
    const address = `https://example.com/${'a/'.repeat(200)}`;
    expect(hashtagsOf(`${address}#top`)).toEqual([]);
    expect(hashtagsOf('a/#'.repeat(20_000))).toHaveLength(1);
  });

  it('names a tag once, by its first spelling', () => {
    expect(hashtagsOf('#AI #ai ＃ＡＩ #Ai')).toEqual([{ topic: 'ai', label: '#AI' }]);
  });

  it('takes any text, and gives topics that are their own normal form', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('#', '＃', ' ', '&', 'a', '1', '\uFE0F', '\uD83D'))),
        (parts) => {
          for (const { topic, label } of hashtagsOf(parts.join(''))) {
            expect(normaliseTopic(topic)).toBe(topic);
            expect(label).toMatch(/^#./su);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('finds what a plain regular expression of the same rules finds', () => {
    const alphabet = ['#', '＃', ' ', '&', 'a', 'Z', '1', '_', 'é', '東', '.', ',', '٣', '\u0301', '😀', '\n'];
    const rule = /(?<![\p{L}\p{M}\p{Nd}_&])[#＃](?=[\p{L}\p{M}\p{Nd}_]*[\p{L}\p{M}])([\p{L}\p{M}\p{Nd}_]+)(?![\p{L}\p{M}\p{Nd}_#＃])/gu;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const expected = new Set([...text.matchAll(rule)].map((match) => normaliseTopic(match[1] ?? '')));
        expect(hashtagsOf(text).map((tag) => tag.topic)).toEqual([...expected]);
      }),
      { numRuns: 5_000 },
    );
  });
});
