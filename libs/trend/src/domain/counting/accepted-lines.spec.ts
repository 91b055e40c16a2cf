import { describe, expect, it } from 'vitest';
import { decodeLines } from './accepted-lines.ts';

const sound = { id: '1', kind: 'post', actor: 'ada', topics: ['ai'], source: 'web' };
const decode = (...lines: unknown[]) =>
  decodeLines(Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')));

describe('decodeLines', () => {
  it('takes a line an activity, with or without a newline at the end', () => {
    expect(decode(sound, { ...sound, id: '2' }).activities.map(({ id }) => id)).toEqual(['1', '2']);
    expect(decodeLines(Buffer.from(`${JSON.stringify(sound)}\n`)).activities).toEqual([sound]);
    expect(decodeLines(new Uint8Array(Buffer.from(`xx${JSON.stringify(sound)}`)).subarray(2)).activities).toHaveLength(1);
  });

  it.each([
    ['id', { id: '' }, 'id is missing or not a text'],
    ['source', { source: 7 }, 'source is missing or not a text'],
    ['kind', { kind: null }, 'kind is missing or not a text'],
    ['actor', { actor: undefined }, 'actor is missing or not a text'],
    ['text', { text: 1 }, 'text is not a text'],
    ['language', { language: ['pt'] }, 'language is not a text'],
    ['region', { region: {} }, 'region is not a text'],
    ['client', { client: false }, 'client is not a text'],
    ['topics', { topics: 'ai' }, 'topics are not a list of texts'],
    ['a topic', { topics: ['ai', 1] }, 'topics are not a list of texts'],
    ['labels', { labels: 'x' }, 'labels are not an object'],
    ['time', { occurredAt: -1 }, 'occurredAt is not a time'],
  ])('names what is wrong with the %s, and takes the other lines', (_what, changes, reason) => {
    const { activities, poison } = decode(sound, { ...sound, ...changes }, sound);
    expect(activities).toHaveLength(2);
    expect(poison).toEqual([{ line: 1, text: JSON.stringify({ ...sound, ...changes }), reason }]);
  });

  it('is not fooled by a line that holds two, or by lines that are whole only together', () => {
    const two = `${JSON.stringify(sound)},${JSON.stringify(sound)}`;
    expect(decode(sound, two)).toMatchObject({ activities: [sound], poison: [{ line: 1 }] });
    const [first, second] = ['{"id":"1","kind":"post","topics":["a"', '"b"],"actor":"ada","source":"web"}'];
    expect(decode(first, second)).toMatchObject({ activities: [], poison: [{ line: 0 }, { line: 1 }] });
    expect(decode('', sound)).toMatchObject({ activities: [sound], poison: [{ line: 0, reason: 'the line is not a JSON object' }] });
  });

  it('takes an activity whose topics were left out', () => {
    const { topics: _topics, ...bare } = sound;
    expect(decode(bare).activities).toEqual([bare]);
  });
});
