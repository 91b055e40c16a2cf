import { describe, expect, it } from 'vitest';
import { passes } from './filter.ts';

const insert = { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: 'D#shardId-0' }, n: { N: '7' } } } };

describe('passes', () => {
  it.each([
    [[], true],
    [[{ eventName: ['INSERT'] }], true],
    [[{ eventName: ['MODIFY', 'REMOVE'] }], false],
    [[{ eventName: ['MODIFY'] }, { eventName: ['INSERT'] }], true],
    [[{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'D#' }] } } } }], true],
    [[{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'T#' }] } } } }], false],
    [[{ dynamodb: { Keys: { pk: { S: [{ suffix: '-0' }] } } } }], true],
    [[{ dynamodb: { NewImage: [{ exists: false }] } }], true],
    [[{ dynamodb: { Keys: { pk: { S: [{ exists: true }] } } } }], true],
    [[{ dynamodb: { Keys: { pk: { S: [{ exists: false }] } } } }], false],
    [[{ eventName: [{ 'anything-but': ['REMOVE', 'MODIFY'] }] }], true],
    [[{ eventName: [{ 'anything-but': 'INSERT' }] }], false],
    [[{ eventName: [{ 'anything-but': { prefix: 'INS' } }] }], false],
    [[{ missing: [{ 'anything-but': 'INSERT' }] }], false],
    [[{ dynamodb: { Keys: { n: { N: [{ numeric: ['>', 5, '<=', 7] }] } } } }], true],
    [[{ dynamodb: { Keys: { n: { N: [{ numeric: ['=', 8] }] } } } }], false],
    [[{ eventName: [{ 'equals-ignore-case': 'insert' }] }], true],
    [[{ $or: [{ eventName: ['REMOVE'] }, { dynamodb: { Keys: { n: { N: ['7'] } } } }] }], true],
  ])('%j gives %s', (patterns, expected) => {
    expect(passes(insert, patterns)).toBe(expected);
  });

  it('refuses rules that it does not know rather than letting everything or nothing pass', () => {
    expect(() => passes(insert, [{ eventName: [{ wildcard: '*' }] }])).toThrow(/wildcard/);
    expect(() => passes(insert, [{ eventName: 'INSERT' }])).toThrow(/eventName/);
  });
});
