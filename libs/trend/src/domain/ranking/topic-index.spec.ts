import { describe, expect, it } from 'vitest';
import { DistinctActors } from '../distinct-actors.ts';
import { IndexChunk, IndexEntry } from './topic-index.ts';

const NOW = 29_000_040;

describe('the index of a day', () => {
  it('adds uses up by hour, in whatever order they come, and forgets hours', () => {
    const entry = new IndexEntry();
    for (const [minute, uses] of [
      [NOW, 2],
      [NOW - 60, 3],
      [NOW + 1, 4],
      [NOW - 180, 5],
    ] as const)
      entry.see(minute, uses, DistinctActors.of(minute));
    const hour = Math.floor(NOW / 60);
    expect([hour, hour - 1, hour - 2, hour - 3].map((each) => entry.usesByHour.of(each))).toEqual([6, 3, 0, 5]);
    expect([entry.usesKept, entry.usesByHour.size]).toEqual([14, 3]);
    entry.forgetBefore(NOW - 60);
    expect([...entry.usesByHour].toSorted(([one], [other]) => one - other)).toEqual([
      [hour - 1, 3],
      [hour, 6],
    ]);
  });

  it('forgets the topics with fewest actors where there are too many, and that they changed', () => {
    const chunk = new IndexChunk('00');
    for (let topic = 0; topic < 30; topic += 1)
      chunk.entry(`topic${topic}`).see(NOW, 1, DistinctActors.from(Array.from({ length: topic + 1 }, (_, actor) => 1_000 * topic + actor)));
    chunk.forgetRarest(30);
    expect(chunk.entries.size).toBe(30);
    chunk.forgetRarest(3);
    const left = ['topic27', 'topic28', 'topic29'];
    expect([[...chunk.entries.keys()].toSorted(), [...chunk.changed].toSorted()]).toEqual([left, left]);
  });
});
