import { describe, expect, it } from 'vitest';
import { historyColumns, historyInWords } from './history-words.ts';

const history = [
  { at: '2030-01-01T10:00:00Z', uses: 3, actors: 2 },
  { at: '2030-01-01T11:00:00Z', uses: 7, actors: 1 },
];

describe('historyInWords', () => {
  it('tells the total and the peak', () => {
    expect(historyInWords(history)).toMatch(/^10 uses in seven days; most in the hour from .*: 7 uses by 1 person\.$/);
  });

  it('says so when there was nothing', () => {
    expect(historyInWords([])).toBe('No uses in the last seven days.');
    expect(historyInWords([{ at: '2030-01-01T10:00:00Z', uses: 0, actors: 0 }])).toBe('No uses in the last seven days.');
  });
});

describe('historyColumns', () => {
  it('gives times in seconds, uses and people', () => {
    expect(historyColumns(history)).toEqual([
      [Date.UTC(2030, 0, 1, 10) / 1_000, Date.UTC(2030, 0, 1, 11) / 1_000],
      [3, 7],
      [2, 1],
    ]);
  });
});
