import fc from 'fast-check';
import { hashtagsOf } from '@groundswell/topic';
import { describe, expect, it } from 'vitest';
import { maskedText } from './masked-text.ts';

const shown = (text: string) => maskedText(text, (topic) => ['ai', 'gamedev', 'straße', 'çay'].includes(topic));

describe('maskedText', () => {
  it.each([
    ['no tag at all', 'no tag at all'],
    ['all #AI', 'all #AI'],
    ['#secret and #AI', '#… and #AI'],
    ['#Secret #SECRET #secret', '#… #… #…'],
    ['＃secret', '#…'],
    ['#game but #gamedev', '#… but #gamedev'],
    ['#çay, #geheim!', '#çay, #…!'],
    ['see https://example.org/#secret', 'see https://example.org/#secret'],
  ])('%s -> %s', (text, masked) => {
    expect(shown(text)).toBe(masked);
  });

  it('never shows a hashtag that may not be shown', () => {
    const pieces = fc.constantFrom(
      '#',
      '＃',
      'a',
      'A',
      'ai',
      'é',
      'e\u0301',
      '_',
      '1',
      ' ',
      '·',
      '\u200d',
      '😀',
      '#rare',
      '://',
      '.',
      'ß',
      'SS',
      '日本',
      '(',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const masked = shown(parts.join(''));
        return masked === undefined || hashtagsOf(masked).every(({ topic }) => ['ai', 'gamedev', 'straße', 'çay'].includes(topic));
      }),
      { numRuns: 500 },
    );
  });

  it('is not shown when it has more spellings of rare topics than can be masked for certain', () => {
    const cases = Array.from(
      { length: 12 },
      (_, index) => '#' + [...'secretsecret'].map((letter, at) => (at === index ? letter.toUpperCase() : letter)).join(''),
    );
    expect(shown(cases.join(' '))).toBeUndefined();
  });
});
