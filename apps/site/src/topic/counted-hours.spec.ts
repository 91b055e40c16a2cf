import { describe, expect, it } from 'vitest';
import { countedHours, hasUses } from './counted-hours.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2030, 0, 1);
const history = (...uses: number[]) =>
  uses.map((count, index) => ({ at: new Date(START + index * HOUR).toISOString(), uses: count, actors: count }));
const lengthOf = (uses: number[], lastUsedHour: number) => countedHours(history(...uses), START + lastUsedHour * HOUR + 60_000).length;

describe('countedHours', () => {
  it('keeps all when the hour of the last use is written', () => {
    expect(lengthOf([1, 2, 3], 2)).toBe(3);
    expect(lengthOf([1, 2, 0], 1)).toBe(3);
  });

  it('leaves out the hour of the last use, and the one before, while they are not written', () => {
    expect(lengthOf([1, 2, 2, 0], 3)).toBe(3);
    expect(lengthOf([1, 2, 0, 0], 3)).toBe(2);
    expect(lengthOf([1, 0, 0, 0, 0], 4)).toBe(3);
  });

  it('keeps all when the last use is not within it', () => {
    expect(lengthOf([1, 0], 9)).toBe(2);
  });
});

describe('hasUses', () => {
  it('is false for a topic whose first hour is not over', () => {
    expect(hasUses(history(0, 0))).toBe(false);
    expect(hasUses(history(0, 1))).toBe(true);
  });
});
