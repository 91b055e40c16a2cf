import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expressionsIn, expressionsOf } from '../../scripts/security/regular-expressions.ts';
import { judge } from '../../scripts/security/judged-expressions.ts';

const root = join(import.meta.dirname, '../..');
const list = JSON.parse(readFileSync(join(root, 'scripts/security/regular-expressions.json'), 'utf8')) as Record<string, string>;
const { written, built } = expressionsOf(root);

/** Expressions too large for `recheck`, and texts that would be slow for each if any were: what it found, and what comes near a match. */
const MEASURED: Readonly<Record<string, readonly string[]>> = {
  'eyJ[': ['eyJyeJJy', '.eyJaaaaaaaa', 'eyJaaaaaaaa-', ' eyJ', 'eyJaaaaaaaa. '],
  '(?:@|%40)': ['a', 'a@', 'a@a.', 'a%40', 'a@a.a.a.a.a.a.a.a.a.', '%40', '@', 'a-.@-'],
};
/** The longest text that somebody can have logged, and milliseconds that it may take on a busy machine. */
const [LONGEST, PATIENCE] = [100_000, 500];

describe('regular expressions', () => {
  it('31: are all known not to be slow, each by its automaton, by trial or by measure', () => {
    const used = new Set(written.map(({ pattern }) => pattern));
    expect(used.size).toBeGreaterThan(50);
    // `node scripts/regular-expressions.ts` puts new ones into the list: asking takes seconds for each.
    const unlisted = [...used].filter((pattern) => list[pattern] === undefined);
    const verdicts = [...unlisted.map((pattern) => [pattern, judge(pattern, 20_000)] as const), ...Object.entries(list)];
    expect(verdicts.filter(([, verdict]) => !['proven', 'tried', 'measured'].includes(verdict))).toEqual([]);
  });

  it('31: are told to be slow when they are', () => {
    expect(judge('/^(a+)+$/', 5_000)).toBe('slow (exponential)');
    expect(judge('/\\s+$/', 5_000)).toBe('slow (2nd degree polynomial)');
  });

  it('31: that nobody could prove take a time that grows with the text', () => {
    const measured = Object.entries(list).flatMap(([pattern, verdict]) => (verdict === 'measured' ? [pattern] : []));
    expect(measured).toHaveLength(Object.keys(MEASURED).length);
    for (const pattern of measured) {
      const [, pumps = []] = Object.entries(MEASURED).find(([part]) => pattern.includes(part)) ?? [];
      expect(pumps.length).toBeGreaterThan(3);
      const expression = new RegExp(pattern.slice(1, pattern.lastIndexOf('/')), pattern.slice(pattern.lastIndexOf('/') + 1));
      for (const pump of pumps) {
        const text = `${pump.repeat(Math.ceil(LONGEST / pump.length))}\u0000`;
        const from = performance.now();
        text.replace(expression, '');
        expect([pump, performance.now() - from < PATIENCE]).toEqual([pump, true]);
      }
    }
  });

  it('31: are built of texts in two places, whose texts are escaped or fixed', () => {
    expect(built.map(({ file }) => file)).toEqual(['deploy/local/gateway/edge-cache.ts', 'libs/trend/src/domain/publicity/masked-text.ts']);
    for (const { pattern } of built) expect(pattern).toMatch(/literal|\$\{name\}/);
  });

  it('are found wherever they stand', () => {
    const source =
      "const a = /a/u; const b = 'c /no/ d'; // /no/\nconst c = (x: number) => x / 2 / 3; f(/b[/]c/gi, new RegExp('x'), RegExp(y));";
    const found = expressionsIn('a.ts', source);
    expect(found.written.map(({ pattern }) => pattern)).toEqual(['/a/u', '/b[/]c/gi']);
    expect(found.built.map(({ pattern }) => pattern)).toEqual(["new RegExp('x')", 'RegExp(y)']);
  });
});
