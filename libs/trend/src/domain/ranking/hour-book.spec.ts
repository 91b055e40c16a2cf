import { describe, expect, it } from 'vitest';
import { crowd, deltaOf } from '../../../../../test/factories/deltas.ts';
import { baselineOf } from './baseline.ts';
import { CheckedStore } from './checked-store.ts';
import { HourBook } from './hour-book.ts';
import { InMemoryRankStore } from './rank-store-in-memory.ts';
import { TrendState } from './trend-state.ts';

const NOW = 29_000_040;
const HOUR = Math.floor(NOW / 60);
const EVERYWHERE = 'everywhere';

function bookOver(state: TrendState): HourBook {
  return new HourBook(new CheckedStore(new InMemoryRankStore()), state);
}

describe('the book of hours', () => {
  it('gives the same past until something of the hours before changes', () => {
    const state = new TrendState({ foldedThrough: HOUR - 3 });
    const book = bookOver(state);
    let last = 0;
    const happens = (people: number, minute: number, from = 0) =>
      state.merge(deltaOf('one', String(last), String((last += 1)), crowd('ai', people, minute, 1, from)), NOW);
    happens(20, NOW - 60);
    const past = book.past(EVERYWHERE, 'ai', HOUR);
    const expected = baselineOf(past, HOUR).perHour;
    expect(expected).toBe(20);
    happens(7, NOW, 100);
    expect(book.past(EVERYWHERE, 'ai', HOUR)).toBe(past);
    happens(10, NOW - 59, 200);
    const later = book.past(EVERYWHERE, 'ai', HOUR);
    expect(later).not.toBe(past);
    expect(baselineOf(later, HOUR).perHour).toBe(30);
    // The hour that was the present one is of the past now, whether something came after it or not.
    expect(baselineOf(book.past(EVERYWHERE, 'ai', HOUR + 1), HOUR + 1).perHour).toBeGreaterThan(0);
    happens(5, NOW, 300);
    expect(book.past(EVERYWHERE, 'ai', HOUR + 1).actors(HOUR)).toBe(12);
    state.ban(
      new Set(
        [
          ...state.scopes
            .get(EVERYWHERE)!
            .get('ai')!
            .actorsFrom(NOW - 60),
        ].slice(0, 3),
      ),
    );
    expect(book.past(EVERYWHERE, 'ai', HOUR + 1).actors(HOUR - 1)).toBeLessThan(30);
  });

  it('counts an hour that something comes for after it ended', () => {
    const state = new TrendState({ foldedThrough: HOUR - 3 });
    const book = bookOver(state);
    state.merge(deltaOf('one', '0', '1', crowd('ai', 8, NOW)), NOW);
    const past = book.past(EVERYWHERE, 'ai', HOUR + 1);
    expect(baselineOf(past, HOUR + 1).perHour).toBe(8);
    state.merge(deltaOf('one', '1', '2', crowd('ai', 4, NOW + 1, 1, 50)), NOW + 60);
    expect(baselineOf(book.past(EVERYWHERE, 'ai', HOUR + 1), HOUR + 1).perHour).toBe(12);
  });
});
