import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashtagsOf } from './hashtags.ts';
import { normaliseTopic } from './normalise.ts';

const labels = (text: string): string =>
  hashtagsOf(text)
    .map((tag) => tag.label.slice(1))
    .join(' ');

/** Text, and the tags expected in it as written, separated by blanks. Mostly after twitter-text's conformance suite. */
const CASES: readonly (readonly [name: string, text: string, tags: string])[] = [
  ['none', 'nothing here', ''],
  ['empty', '', ''],
  ['a lone sign', '# and #', ''],
  ['one', 'talk about #AI today', 'AI'],
  ['at the start and the end', '#one two #three', 'one three'],
  ['punctuation after', '#one, #two. #three! (#four) "#five" #six…', 'one two three four five six'],
  ['apostrophe ends it', "#o'neill", 'o'],
  ['hyphen ends it', '#covid-19', 'covid'],
  ['underscore belongs', '#snake_case_ and #_x', 'snake_case_ _x'],
  ['underscores alone', '#__', ''],
  ['all digits', '#123 #2020', ''],
  ['digits and a letter', '#1st #2020vision #a1', '1st 2020vision a1'],
  ['full-width digits', '#１２３', ''],
  ['arabic digits', '#١٢٣', ''],
  ['after a letter', 'no#tag', ''],
  ['after a digit', '1#tag', ''],
  ['after an underscore', '_#tag', ''],
  ['after an accented letter', 'é#tag', ''],
  ['after a combining mark', 'e\u0301#tag', ''],
  ['after a letter beyond the basic plane', '𐐀#tag', ''],
  ['a character reference', '&#39; &#tag', ''],
  ['after punctuation', '.#a /#b (#c', 'a b c'],
  ['two in a row', '#one#two', ''],
  ['doubled sign', '##double', 'double'],
  ['slash between', '#one/#two', 'one two'],
  ['before ://', '#http://example.com', ''],
  ['within an address', 'see https://example.com/a#section and www.example.com/#top', ''],
  ['after an address', 'https://example.com/ #tag', 'tag'],
  ['line breaks', '#one\n#two\r\n#three\t#four', 'one two three four'],
  ['no-break and ideographic blanks', 'a\u00A0#one\u3000#two', 'one two'],
  ['full-width sign', '＃日本 ok', '日本'],
  ['full-width letters', '#ＡＩ', 'ＡＩ'],
  ['japanese without blanks', 'これは #東京オリンピック です', '東京オリンピック'],
  ['after an ideograph', '東京#大阪', ''],
  ['ideographic full stop before', '東京。#大阪', '大阪'],
  ['katakana with middle dot and long vowel', '#サッカー・ワールド', 'サッカー・ワールド'],
  ['wave dash', '#た〜た', 'た〜た'],
  ['iteration mark', '#云々', '云々'],
  ['corean', '#방탄소년단 #한국어', '방탄소년단 한국어'],
  ['ideograph beyond the basic plane', '#𠮷野家', '𠮷野家'],
  ['cyrillic', '#Москва!', 'Москва'],
  ['greek', '#Αθήνα', 'Αθήνα'],
  ['composed and decomposed', '#caf\u00e9 #the\u0301', 'caf\u00e9 the\u0301'],
  ['hebrew, with geresh', '#שלום #צ׳ק', 'שלום צ׳ק'],
  ['arabic, right to left', 'مرحبا #السعودية اليوم', 'السعودية'],
  ['persian with a non-joiner', '#می\u200Cخواهم', 'می\u200Cخواهم'],
  ['right-to-left mark before', '\u200F#سلام', 'سلام'],
  ['hindi, vowel signs and virama', '#हिन्दी #क्रिकेट', 'हिन्दी क्रिकेट'],
  ['thai, marks above and below', '#ที่นี่ ดี', 'ที่นี่'],
  ['tibetan', '#བོད་ཡིག', 'བོད་ཡིག'],
  ['vietnamese', '#ViệtNam', 'ViệtNam'],
  ['turkish', '#İstanbul #ığdır', 'İstanbul ığdır'],
  ['emoji ends it', '#love❤️ #fun😀more', 'love fun'],
  ['emoji before', '😀#tag ❤️#heart', 'tag heart'],
  ['emoji alone', '#😀 #❤️', ''],
  ['keycap', '#️⃣ is a sign, #1️⃣ too', ''],
  ['flag', '🇧🇷#brasil', 'brasil'],
  ['lone surrogates', '\uD83D#tag #a\uD83D', 'tag a'],
  ['NUL', 'a\u0000#tag\u0000b', 'tag'],
  ['a mark alone', '#\u0301', '\u0301'],
  ['dollar and at are no tags', '$TSLA @somebody', ''],
  ['currency before', '$#tag', 'tag'],
  ['quotes of several languages', '“#one” «#two» 「#three」', 'one two three'],
];

describe('hashtags of a text', () => {
  it.each(CASES)('%s', (_name, text, tags) => {
    expect(labels(text)).toBe(tags);
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
    const alphabet = ['#', '＃', ' ', '&', 'a', 'Z', '1', '_', 'é', '東', '.', '/', '٣', '\u0301', '😀', '\n'];
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
