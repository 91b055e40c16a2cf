import { MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Episodes, REST } from './episodes.ts';

const START = 1_780_000_000_000;
const shown = (scores: Record<string, number>) => new Map(Object.entries(scores));

describe('episodes', () => {
  it('begin with the first refresh that shows a topic, know their peak, and end when it is shown no more', () => {
    const episodes = new Episodes();
    expect(episodes.follow(shown({ ai: 60 }), START).started).toEqual([{ topic: 'ai', startedAt: START, peakScore: 60, peakAt: START }]);
    episodes.follow(shown({ ai: 90 }), START + MINUTE);
    episodes.follow(shown({ ai: 70 }), START + 2 * MINUTE);
    expect(episodes.of('ai')).toEqual({ topic: 'ai', startedAt: START, peakScore: 90, peakAt: START + MINUTE });
    expect(episodes.follow(shown({}), START + 3 * MINUTE)).toEqual({ started: [], ended: [] });
    expect(episodes.of('ai')).toBeUndefined();
    expect(episodes.all()).toMatchObject([{ topic: 'ai', startedAt: START, endedAt: START + 3 * MINUTE }]);
    const { ended } = episodes.follow(shown({}), START + 3 * MINUTE + REST);
    expect(ended).toEqual([
      { topic: 'ai', startedAt: START, peakScore: 90, peakAt: START + MINUTE, endedAt: START + 3 * MINUTE, over: true },
    ]);
    expect(episodes.follow(shown({}), START + 4 * MINUTE + REST).ended).toEqual([]);
  });

  it('go on where the topic returns within half an hour, and another begins later', () => {
    const episodes = new Episodes();
    episodes.follow(shown({ ai: 60 }), START);
    episodes.follow(shown({}), START + MINUTE);
    expect(episodes.follow(shown({ ai: 95 }), START + REST)).toEqual({ started: [], ended: [] });
    expect(episodes.of('ai')).toEqual({ topic: 'ai', startedAt: START, peakScore: 95, peakAt: START + REST });
    episodes.follow(shown({}), START + 2 * REST);
    const again = episodes.follow(shown({ ai: 61 }), START + 3 * REST);
    expect(again.ended).toMatchObject([{ startedAt: START, endedAt: START + 2 * REST }]);
    expect(again.started).toEqual([{ topic: 'ai', startedAt: START + 3 * REST, peakScore: 61, peakAt: START + 3 * REST }]);
    expect(episodes.all().map(({ startedAt }) => startedAt)).toEqual([START + 3 * REST, START]);
  });

  it('are told in the same order in whichever their topics came', () => {
    const orders = [
      ['tea', 'ai', 'sun'],
      ['sun', 'tea', 'ai'],
    ].map((topics) => {
      const episodes = new Episodes();
      episodes.follow(new Map(topics.map((topic) => [topic, topic === 'sun' ? 61 : 60])), START);
      const begun = episodes.all();
      episodes.follow(shown({ ai: 60 }), START + MINUTE);
      const rested = episodes.all();
      episodes.follow(shown({}), START + MINUTE + REST);
      return [begun, rested, episodes.all()].map((all) => all.map(({ topic }) => topic).join());
    });
    expect(orders[0]).toEqual(['sun,ai,tea', 'ai,sun,tea', 'ai,sun,tea']);
    expect(orders[1]).toEqual(orders[0]);
  });

  it('are worth a write when they begin, rest, go on or end, and not for a peak', () => {
    const episodes = new Episodes();
    const writes = (scores: Record<string, number>, at: number) => {
      episodes.follow(shown(scores), at);
      const { dirty } = episodes;
      episodes.wasStored();
      return dirty;
    };
    const times = [0, 1, 2, 3, 4, 5, 36, 37].map((minutes) => START + minutes * MINUTE);
    const seen = [{ ai: 60 }, { ai: 80 }, {}, {}, { ai: 60 }, {}, {}, {}] as Record<string, number>[];
    expect(seen.map((scores, index) => writes(scores, times[index] as number))).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('never overlap nor flicker: those of a topic are half an hour apart, whatever is shown when', () => {
    const refreshes = fc.array(fc.record({ after: fc.integer({ min: 1, max: 50 }), topics: fc.subarray(['ai', 'coffee']) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(refreshes, fc.nat(60), (all, restart) => {
        let episodes = new Episodes();
        let at = START;
        let open = 0;
        all.forEach(({ after, topics }, index) => {
          if (index === restart) episodes = new Episodes(episodes.all());
          at += after * MINUTE;
          const { started, ended } = episodes.follow(new Map(topics.map((topic) => [topic, 60])), at);
          open += started.length - ended.length;
          for (const topic of topics) expect(episodes.of(topic)).toBeDefined();
          const notOver = episodes.all().filter(({ over }) => over === undefined);
          expect(notOver).toHaveLength(open);
        });
        for (const topic of ['ai', 'coffee']) {
          const own = episodes
            .all()
            .filter((episode) => episode.topic === topic)
            .toSorted((one, other) => one.startedAt - other.startedAt);
          for (const [index, { startedAt }] of own.entries()) {
            const before = own[index - 1];
            if (before !== undefined) expect(startedAt - (before.endedAt as number)).toBeGreaterThanOrEqual(REST);
          }
        }
      }),
    );
  });

  it('are forgotten after two days', () => {
    const episodes = new Episodes();
    episodes.follow(shown({ ai: 60 }), START);
    episodes.follow(shown({}), START + MINUTE);
    episodes.follow(shown({}), START + MINUTE + REST);
    expect(episodes.all()).toHaveLength(1);
    episodes.follow(shown({}), START + 49 * 60 * MINUTE);
    expect(episodes.all()).toEqual([]);
  });
});
