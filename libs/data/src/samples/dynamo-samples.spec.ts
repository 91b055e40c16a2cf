import { HOUR, ManualClock } from '@groundswell/kernel';
import type { Arrival, ChosenSample } from '@groundswell/trend';
import { describe, expect, it } from 'vitest';
import { testDynamoDb, testTable } from '../../../../test/support/tables.ts';
import { DynamoSamples } from './dynamo-samples.ts';

const NOW = 1_607_000_000_000;

async function make() {
  const client = testDynamoDb();
  const clock = new ManualClock(NOW);
  return { clock, samples: new DynamoSamples(client, await testTable(client, 'activity'), clock) };
}

function sample(id: string, changes: Partial<ChosenSample> = {}): ChosenSample {
  return { source: 'default', id, kind: 'post', topics: ['ai', 'dogs'], under: ['ai'], at: NOW, ...changes };
}

function arrival(id: string, countedAt = NOW): Arrival {
  const { under: _under, ...rest } = sample(id);
  return { ...rest, countedAt };
}

describe('DynamoSamples', { timeout: 30_000 }, () => {
  it('gives the newest samples of a topic under which they were kept', async () => {
    const { samples } = await make();
    const rich = { text: 'Hello #ai', language: 'en', client: 'Web', under: ['ai', 'dogs'] };
    await samples.keep([sample('1', { at: NOW - 5 }), sample('2', rich), sample('3', { at: NOW - 9 })], []);
    const { under: _under, ...shown } = sample('2', rich);
    expect(await samples.ofTopic('ai', 10)).toHaveLength(3);
    expect((await samples.ofTopic('ai', 2)).map(({ id }) => id)).toEqual(['2', '1']);
    expect(await samples.ofTopic('dogs', 10)).toEqual([shown]);
    expect(await samples.ofTopic('cats', 10)).toEqual([]);
  });

  it('gives the newest arrivals of a source, for an hour', async () => {
    const { samples, clock } = await make();
    await samples.keep([], [arrival('1'), arrival('2', NOW + 1)]);
    expect(await samples.arrivals('default', 10)).toEqual([arrival('2', NOW + 1), arrival('1')]);
    expect(await samples.arrivals('ios', 10)).toEqual([]);
    clock.advance(HOUR + 1_000);
    expect(await samples.arrivals('default', 10)).toEqual([]);
  });

  it('keeps the same again without harm, and many at once', async () => {
    const { samples } = await make();
    const many = Array.from({ length: 40 }, (_, index) => sample(`m${index}`, { at: NOW - index }));
    await samples.keep([...many, sample('m0')], [arrival('1')]);
    await samples.keep(many, [arrival('1')]);
    expect(await samples.ofTopic('ai', 100)).toHaveLength(40);
  });

  it('forgets what actors did, of any topic and source, and tells nobody whose a sample is', async () => {
    const { samples } = await make();
    const theirs = { actor: 2 ** 48 - 1, under: ['ai', 'dogs'] };
    await samples.keep(
      [sample('1', theirs), sample('2', { actor: 7 }), sample('3')],
      [{ ...arrival('1'), actor: theirs.actor }, arrival('2')],
    );
    expect((await samples.ofTopic('ai', 9)).some((shown) => 'actor' in shown)).toBe(false);
    for (let from: string | undefined = ''; from !== undefined;) from = await samples.forget(new Set([theirs.actor]), from || undefined);
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).toSorted();
    expect([ids(await samples.ofTopic('ai', 9)), await samples.ofTopic('dogs', 9)]).toEqual([['2', '3'], []]);
    expect(ids(await samples.arrivals('default', 9))).toEqual(['2']);
  });
});
