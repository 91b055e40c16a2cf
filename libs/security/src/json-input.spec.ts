import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '@groundswell/kernel';
import { inflate, isDeeperThan, parseJson, PayloadTooLargeError } from './index.ts';

const bytes = (text: string) => Buffer.from(text);

describe('parseJson', () => {
  it('reads what JSON.parse reads, a byte order mark or not', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        if (text.includes('__proto__') || text.includes('constructor')) return;
        expect(parseJson(bytes(text))).toEqual(JSON.parse(text));
        expect(parseJson(bytes(`\ufeff${text}`))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['{', 'secret words', '{"a":1,}', '', '[1', '"\n"'])('refuses %j without quoting it', (text) => {
    expect(() => parseJson(bytes(text))).toThrow(new InvalidInputError('The body is not valid JSON'));
  });

  it('refuses what is not UTF-8', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/UTF-8/);
  });

  it('drops keys that could reach a prototype, however they are written', () => {
    const value = parseJson(bytes('{"a":{"__proto__":{"x":1},"\\u005f_proto__":{"x":2},"constructor":{"prototype":{"x":3}},"b":1}}')) as {
      a: object;
    };
    expect(Object.getOwnPropertyNames(value.a)).toEqual(['b']);
    expect(Object.assign({}, value.a)).not.toHaveProperty('x');
  });

  it('refuses deep nesting, and only that', () => {
    expect(() => parseJson(bytes('['.repeat(2_000) + ']'.repeat(2_000)))).toThrow(/deeper than 64/);
    expect(() => parseJson(bytes('{"a":'.repeat(65) + '1' + '}'.repeat(65)))).toThrow(/deeper/);
    expect(parseJson(bytes('['.repeat(64) + ']'.repeat(64)))).toBeDefined();
    expect(parseJson(bytes(`["${'['.repeat(2_000)}\\"${'{'.repeat(2_000)}"]`))).toHaveLength(1);
  });
});

describe('isDeeperThan', () => {
  it('agrees with a walk of the parsed value', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 0, max: 8 }), (value, limit) => {
        expect(isDeeperThan(bytes(JSON.stringify(value)), limit)).toBe(depthOf(value) > limit);
      }),
    );
  });
});

describe('inflate', () => {
  it('unpacks gzip by its bytes, and leaves the rest', () => {
    expect(inflate(gzipSync('hello'), 100).toString()).toBe('hello');
    expect(inflate(bytes('hello'), 100).toString()).toBe('hello');
  });

  it('stops a bomb at the limit', () => {
    expect(() => inflate(gzipSync(Buffer.alloc(50_000_000)), 500_000)).toThrow(PayloadTooLargeError);
  });

  it('refuses damaged gzip', () => {
    expect(() => inflate(gzipSync('hello').subarray(0, 15), 100)).toThrow(InvalidInputError);
  });
});
