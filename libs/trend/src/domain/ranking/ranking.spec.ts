import { describe, expect, it } from 'vitest';
import { Ranking } from './ranking.ts';
import type { Score } from './score.ts';
import { LIST_LENGTH } from './thresholds.ts';

const scored = (scores: Readonly<Record<string, number>>) =>
  new Map(
    Object.entries(scores).map(([topic, score]): [string, Score] => [
      topic,
      { score, windowMinutes: 10, observed: 20, expected: 1, uses: 20, concentration: 1, trust: 1 },
    ]),
  );
const shown = (ranking: Ranking, scores: Readonly<Record<string, number>>, at = 0, counts = true) =>
  ranking.rank(scored(scores), at, counts).map(({ topic }) => topic);

describe('a ranking', () => {
  it('shows at 42 what stood above 30 at the refresh before', () => {
    const ranking = new Ranking();
    expect(shown(ranking, { ai: 90 })).toEqual([]);
    expect(ranking.pending).toBe(true);
    expect(shown(ranking, { ai: 42 })).toEqual(['ai']);
    expect(ranking.pending).toBe(false);
    expect(shown(ranking, { ai: 42, low: 41.9 })).toEqual(['ai']);
    expect(shown(ranking, { ai: 42, low: 42 })).toEqual(['ai', 'low']);
  });

  it('does not take two looks within a second for two refreshes', () => {
    const ranking = new Ranking();
    shown(ranking, { ai: 90 }, 0, false);
    expect(shown(ranking, { ai: 90 }, 1)).toEqual([]);
    expect(shown(ranking, { ai: 90 }, 2)).toEqual(['ai']);
  });

  it('does not take the look right after a refresh for a confirmation of it', () => {
    const ranking = new Ranking();
    shown(ranking, { ai: 90 }, 0);
    expect(shown(ranking, { ai: 90 }, 1, false)).toEqual([]);
    expect(ranking.pending).toBe(true);
    expect(shown(ranking, { ai: 90 }, 2)).toEqual(['ai']);
  });

  it('keeps it until it falls to 30, and keeps when it began', () => {
    const ranking = new Ranking();
    shown(ranking, { ai: 90 }, 1);
    shown(ranking, { ai: 90 }, 2);
    expect(ranking.rank(scored({ ai: 30.1 }), 3)[0]?.startedAt).toBe(2);
    expect(shown(ranking, { ai: 30 }, 4)).toEqual([]);
    expect(shown(ranking, { ai: 41 }, 5)).toEqual([]);
  });

  it('drops what is not scored any more', () => {
    const ranking = new Ranking();
    shown(ranking, { ai: 90 });
    shown(ranking, { ai: 90 });
    expect(shown(ranking, {})).toEqual([]);
  });

  it('goes on from the list that was written', () => {
    const ranking = new Ranking([{ topic: 'ai', startedAt: 7 }]);
    expect(ranking.rank(scored({ ai: 31 }), 10)[0]?.startedAt).toBe(7);
  });

  it('puts the best first, at most twenty', () => {
    const ranking = new Ranking();
    const scores = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`topic-${String(index).padStart(2, '0')}`, 100 + (index % 10)]),
    );
    shown(ranking, scores);
    const topics = shown(ranking, scores);
    expect(topics).toHaveLength(LIST_LENGTH);
    expect(topics.slice(0, 4)).toEqual(['topic-09', 'topic-19', 'topic-29', 'topic-08']);
  });
});
