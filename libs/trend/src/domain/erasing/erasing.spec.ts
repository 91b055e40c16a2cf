import { describe, expect, it } from 'vitest';
import { KeyedActivityHashes } from '../counting/activity-hashes.ts';
import { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import { InMemoryKeptLetters } from '../replay/kept-letters-in-memory.ts';
import { InMemorySamples } from '../sample-in-memory.ts';
import { LetterEraser } from './letter-eraser.ts';
import { SampleEraser } from './sample-eraser.ts';

const hashes = new KeyedActivityHashes('a key of this deployment only');
const order = (actor: string) => ({ id: actor, actor: hashes.actor(actor), by: 'op', orderedAt: 0, done: [] });
const line = (actor: string) => JSON.stringify({ id: '1', kind: 'post', actor, source: 's', topics: 7 });

describe('what is erased with an actor', () => {
  it('are lines of dead letters, and letters of which nothing is left', async () => {
    const letters = new InMemoryDeadLetters();
    const rest = { reason: 'r', stream: 'activities', shard: 's', sequenceNumber: '1', at: 0 };
    const keep = (id: string, origin: string, ...lines: string[]) =>
      letters.keep([{ id, origin, ...rest, data: Buffer.from(lines.join('\n')) }]);
    await keep('both', 'count', line('eve'), line('ann'), 'nonsense');
    await keep('theirs', 'count', line('eve'), line('mallory'));
    await keep('others', 'count', line('ann'));
    await keep('delta-1', 'rank', line('eve'));
    await keep('land-1', 'land', line('eve'));
    const change = { id: 'land-2', origin: 'land', ...rest, stream: 'identity' };
    await letters.keep([{ ...change, data: Buffer.from('{"pk":"ACCOUNT#a-1"}') }]);
    await letters.keep([{ ...change, id: 'land-3', data: Buffer.from('{"pk":"ACCOUNT#a-2"}') }]);
    await new LetterEraser(new InMemoryKeptLetters(letters), () => Promise.resolve(hashes)).erase([
      { ...order('eve'), account: 'a-1' },
      order('mallory'),
    ]);
    expect([...letters.kept].map(([id, { data }]) => [id, Buffer.from(data).toString()])).toEqual([
      ['both', `${line('ann')}\nnonsense`],
      ['others', line('ann')],
      ['delta-1', line('eve')],
      ['land-3', '{"pk":"ACCOUNT#a-2"}'],
    ]);
  });

  it('are samples and arrivals', async () => {
    const samples = new InMemorySamples();
    const sample = (id: string, actor: string) => ({ source: 's', id, kind: 'post', topics: ['ai'], at: 1, actor: hashes.actor(actor) });
    await samples.keep(
      [
        { ...sample('1', 'eve'), under: ['ai'] },
        { ...sample('2', 'ann'), under: ['ai'] },
      ],
      [{ ...sample('1', 'eve'), countedAt: 1 }],
    );
    await new SampleEraser(samples).erase([order('eve')]);
    expect([(await samples.ofTopic('ai', 9)).map(({ id }) => id), await samples.arrivals('s', 9)]).toEqual([['2'], []]);
  });
});
