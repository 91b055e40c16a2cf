import { ManualClock, MINUTE } from '@groundswell/kernel';
import { InMemorySamples } from '@groundswell/trend';
import { beforeEach, describe, expect, it } from 'vitest';
import { hourOf, NOON, publicityOf, sampleOf, trendOf, TrendReadsTwin } from '../../test/twins.ts';
import { OperatorTopicRead } from '../operator/operator-topic.read.ts';
import { TopicRead } from './topic.read.ts';

let reads: TrendReadsTwin;
let samples: InMemorySamples;

function reading(Kind: typeof TopicRead = TopicRead): TopicRead {
  return new Kind(reads, samples, publicityOf(reads), new ManualClock(NOON + 5 * MINUTE));
}

const page = (topic = 'ai') => reading().answer({ topic, scope: 'everywhere' });

beforeEach(() => {
  reads = new TrendReadsTwin();
  samples = new InMemorySamples();
  reads.rise('everywhere', [trendOf('go'), trendOf('ai')]);
});

describe('TopicRead', () => {
  it('tells its place among the trends of the scope and why', async () => {
    expect(await page()).toMatchObject({
      topic: 'ai',
      label: '#ai',
      actorsPerDay: 900,
      usesPerDay: 1_800,
      trend: { rank: 2 },
      why: '412 people in 30 minutes, 38 expected at this hour',
    });
  });

  it('says so when it is not rising', async () => {
    reads.use({ topic: 'calm', label: '#calm', actorsPerDay: 7 });
    expect(await page('calm')).toMatchObject({ trend: null, why: 'Not rising now: 7 people in the last 24 hours' });
  });

  it('has 168 hours, oldest first, ending with the present one, zeros included', async () => {
    reads.past('ai', 'everywhere', [
      { hour: hourOf(NOON) - 200, uses: 9, actors: 9 },
      { hour: hourOf(NOON) - 167, uses: 3, actors: 2 },
      { hour: hourOf(NOON), uses: 5, actors: 4 },
    ]);
    const { history } = await page();
    expect(history).toHaveLength(168);
    expect(history[0]).toEqual({ at: '2026-02-22T13:00:00.000Z', uses: 3, actors: 2 });
    expect(history[1]).toEqual({ at: '2026-02-22T14:00:00.000Z', uses: 0, actors: 0 });
    expect(history.at(-1)).toEqual({ at: '2026-03-01T12:00:00.000Z', uses: 5, actors: 4 });
  });

  it('tells when it rose in the last two days, where it may tell what it did', async () => {
    const past = {
      topic: 'ai',
      startedAt: NOON - 300 * MINUTE,
      peakAt: NOON - 290 * MINUTE,
      peakScore: 81.26,
      endedAt: NOON - 200 * MINUTE,
    };
    const running = { topic: 'ai', startedAt: NOON - 20 * MINUTE, peakAt: NOON - 5 * MINUTE, peakScore: 130 };
    reads.scopeEpisodes.set('everywhere', [running, { ...past, over: true }, { ...past, topic: 'go' }]);
    expect((await page()).episodes).toEqual([
      { startedAt: '2026-03-01T11:40:00.000Z', peakAt: '2026-03-01T11:55:00.000Z', peakScore: 130 },
      { startedAt: '2026-03-01T07:00:00.000Z', peakAt: '2026-03-01T07:10:00.000Z', peakScore: 81.3, endedAt: '2026-03-01T08:40:00.000Z' },
    ]);
    reads.scopeEpisodes.set('region:VA', [running]);
    expect((await reading().answer({ topic: 'ai', scope: 'region:VA' })).episodes).toEqual([]);
  });

  it('relates topics by the people who use both, where the ranker looked, and names none that is rare', async () => {
    reads.use({ topic: 'ml', label: '#ML', actorsPerDay: 9 });
    reads.use({ topic: 'rare', label: '#Rare', actorsPerDay: 4 });
    reads.relatedTopics.set('ai', [
      { topic: 'rare', people: 4 },
      { topic: 'ml', people: 7 },
    ]);
    await samples.keep([sampleOf({ id: '1', topics: ['ai', 'go'] })], []);
    expect(await page()).toMatchObject({ relatedBy: 'people', related: [{ topic: 'ml', label: '#ML', together: 7 }] });
    reads.relatedTopics.set('ai', []);
    expect(await page()).toMatchObject({ relatedBy: 'people', related: [] });
  });

  it('relates topics that were in no list lately by how often samples name them together', async () => {
    reads.use({ topic: 'ml', label: '#ML', actorsPerDay: 9 });
    await samples.keep(
      [
        sampleOf({ id: '1', topics: ['ai', 'ml'] }),
        sampleOf({ id: '2', topics: ['ai', 'ml'] }),
        sampleOf({ id: '3', topics: ['ai'], text: 'by text #go' }),
      ],
      [],
    );
    expect(await page()).toMatchObject({
      relatedBy: 'activities',
      related: [
        { topic: 'ml', label: '#ML', together: 2 },
        { topic: 'go', label: '#go', together: 1 },
      ],
    });
  });

  it('was last used when the newest sample says, where the index only knows the minute', async () => {
    const indexed = (await page()).lastUsedAt;
    await samples.keep(
      [
        sampleOf({ id: 'to come', topics: ['ai'], at: NOON + 9 * MINUTE }),
        sampleOf({ id: 'long ago', topics: ['ai'], at: NOON - 60 * MINUTE }),
      ],
      [],
    );
    expect((await page()).lastUsedAt).toBe(indexed);
    await samples.keep([sampleOf({ id: 'now', topics: ['ai'], at: NOON + 5 * MINUTE - 1_000 })], []);
    expect((await page()).lastUsedAt).toBe('2026-03-01T12:04:59.000Z');
  });

  it('shows samples newest first, without id, source or actor', async () => {
    await samples.keep(
      [sampleOf({ at: NOON - 2, topics: ['ai'] }), sampleOf({ at: NOON - 1, topics: ['ai'], text: 'hi', client: 'web', language: 'pt' })],
      [],
    );
    expect((await page()).samples).toEqual([
      { kind: 'post', text: 'hi', at: new Date(NOON - 1).toISOString(), client: 'web', language: 'pt', topics: ['ai'] },
      { kind: 'post', at: new Date(NOON - 2).toISOString(), topics: ['ai'] },
    ]);
  });

  it('is missing when unknown and when too few people use it, in the same words', async () => {
    reads.use({ topic: 'rare', label: '#rare', actorsPerDay: 4 });
    const failure = (topic: string) => page(topic).catch((error: Error) => ({ ...error, message: error.message }));
    expect(await failure('rare')).toEqual(await failure('unknown'));
    expect(await failure('rare')).toMatchObject({ status: 404 });
  });

  it('names no rare topic in related topics or samples, nor kinds that are not public', async () => {
    reads.use({ topic: 'rare', label: '#Rare', actorsPerDay: 4 });
    await samples.keep(
      [
        sampleOf({ id: '1', topics: ['ai', 'rare', 'search:my illness'], text: 'so #Rare #AI' }),
        sampleOf({ id: '2', topics: ['ai', 'go'], kind: 'purchase', text: 'private' }),
      ],
      [],
    );
    const answer = await page();
    expect(answer.related).toEqual([]);
    expect(answer.samples).toMatchObject([{ text: 'so #… #AI', topics: ['ai'] }]);
    expect(JSON.stringify(answer)).not.toMatch(/rare|illness|private/i);
  });

  it('hides what happens in a scope that too few people use', async () => {
    reads.lists.set('source:quiet', { scope: 'source:quiet', at: NOON, trends: [trendOf('ai')] });
    reads.past('ai', 'source:quiet', [{ hour: hourOf(NOON), uses: 2, actors: 1 }]);
    const quiet = () => reading().answer({ topic: 'ai', scope: 'source:quiet' });
    reads.summaries = [{ scope: 'source:quiet', actorsPerDay: 4, trending: 1 }];
    expect(await quiet()).toMatchObject({ trend: null });
    expect((await quiet()).history.every(({ uses }) => uses === 0)).toBe(true);
    reads.summaries = [{ scope: 'source:quiet', actorsPerDay: 5, trending: 1 }];
    expect(await quiet()).toMatchObject({ trend: { rank: 1 } });
    expect((await quiet()).history.at(-1)).toMatchObject({ uses: 2, actors: 1 });
  });

  it('hides who is alone with a topic in a scope that others use for something else', async () => {
    reads.use({ topic: 'calm', label: '#calm', actorsPerDay: 90 });
    reads.summaries = [{ scope: 'region:VA', actorsPerDay: 50, trending: 0 }];
    const history = async () => (await reading().answer({ topic: 'calm', scope: 'region:VA' })).history.slice(-2);
    reads.past('calm', 'region:VA', [{ hour: hourOf(NOON) - 1, uses: 9, actors: 4 }]);
    expect(await history()).toMatchObject([{ uses: 0, actors: 0 }, { uses: 0 }]);
    reads.past('calm', 'region:VA', [{ hour: hourOf(NOON), uses: 5, actors: 5 }]);
    expect(await history()).toMatchObject([{ uses: 9, actors: 4 }, { uses: 5 }]);
  });

  it('says that at least as many people came in a day as in an hour of it', async () => {
    reads.rise('everywhere', [trendOf('ai', { observed: 300.4, actorsPerDay: 280 })]);
    expect(await page()).toMatchObject({ actorsPerDay: 301, trend: { observed: 300.4, actorsPerDay: 301 } });
  });
});

describe('OperatorTopicRead', () => {
  it('leaves nothing out', async () => {
    reads.use({ topic: 'rare', label: '#Rare', actorsPerDay: 1 });
    await samples.keep([sampleOf({ topics: ['rare', 'other'], text: '#Rare #other' })], []);
    const answer = await reading(OperatorTopicRead).answer({ topic: 'rare', scope: 'everywhere' });
    expect(answer).toMatchObject({
      topic: 'rare',
      actorsPerDay: 1,
      related: [{ topic: 'other', together: 1 }],
      samples: [{ text: '#Rare #other' }],
    });
    expect(answer.why).toBe('Not rising now: 1 person in the last 24 hours');
  });
});
