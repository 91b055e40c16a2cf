import { describe, expect, it } from 'vitest';
import { DistinctActors } from '../distinct-actors.ts';
import { decodeIndex, encodeIndex } from './index-codec.ts';
import { recentTopics } from './recent-topics.ts';
import { IndexChunk, TopicIndex } from './topic-index.ts';

const NOW = 29_000_000;

/** Hashes as scattered as keyed ones. */
const actorHash = (actor: number): number => Number((BigInt(actor + 1) * 0x9e37_79b9_7f4a_7c15n) % (1n << 48n));

function see(index: TopicIndex, topic: string, actors: number, minute = NOW): void {
  const hashes = Array.from({ length: actors }, (_, actor) => actorHash(actor * 7_919 + topic.length));
  index.topics(topic).entry(topic).see(minute, actors, DistinctActors.from(hashes));
}

const chosen = (index: TopicIndex) => [...recentTopics(index).entries.keys()];

function bytesOf(index: TopicIndex): Uint8Array {
  const { entries, mostActors } = recentTopics(index);
  return encodeIndex(new IndexChunk('recent', new Map(entries)), mostActors);
}

describe('the topics of the last seconds', () => {
  it('are all that changed, where those are few', () => {
    const index = new TopicIndex();
    for (let topic = 0; topic < 40; topic += 1) see(index, `topic${topic}`, 1 + (topic % 30));
    expect(chosen(index).length).toBe(40);
    for (const chunk of index.all()) chunk.wasStored();
    expect(chosen(index)).toEqual([]);
    see(index, 'topic29', 30);
    see(index, 'topic3', 4);
    // Readers know the one with many actors already.
    expect(chosen(index)).toEqual(['topic3']);
  });

  it('take seven kilobytes where there is no end of them: the largest that rose, and the last used', () => {
    const index = new TopicIndex();
    for (let topic = 0; topic < 3_000; topic += 1) see(index, `quiet${topic}`, 1 + (topic % 4), NOW - 5);
    for (let topic = 0; topic < 60; topic += 1) see(index, `risen${topic}`, 40 + 10 * topic);
    see(index, 'last', 2);
    expect(bytesOf(index).length).toBeLessThan(7_500);
    const topics = chosen(index);
    expect(topics.slice(0, 5)).toEqual(['risen59', 'risen58', 'risen57', 'risen56', 'risen55']);
    expect(topics.filter((topic) => topic.startsWith('risen')).length).toBeGreaterThanOrEqual(8);
    expect(topics).toContain('last');
    expect(topics.length).toBeGreaterThan(40);
  });

  it('tell of one that rose alone all that is known', () => {
    const index = new TopicIndex();
    see(index, 'risen', 200);
    const day = decodeIndex('recent', bytesOf(index)).entries.get('risen')?.day;
    expect(day?.count(NOW)).toBe(index.topic('risen')?.day.count(NOW));
  });

  it('tell how many people those have of many that rose, to a fifth or so, and exactly whether there are a few', () => {
    const index = new TopicIndex();
    for (let topic = 0; topic < 12; topic += 1) see(index, `risen${'o'.repeat(topic)}`, 200);
    const { entries } = decodeIndex('recent', bytesOf(index));
    const days = [...entries.values()].map(({ day }) => day);
    expect(days.length).toBeGreaterThanOrEqual(8);
    for (const day of days) {
      expect(day.size).toBeLessThanOrEqual(32);
      expect(day.hasAtLeast(32, NOW)).toBe(true);
    }
    const mean = days.reduce((sum, day) => sum + day.count(NOW), 0) / days.length;
    expect(Math.abs(mean - 200)).toBeLessThan(40);
    expect(index.topic('risen')?.day.size).toBeGreaterThan(32);
  });
});
