import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { SeriesReplay, type SeriesRow } from './series-replay.ts';

interface PlayedRow extends SeriesRow {
  readonly at: number;
}

/** People a minute at each hour of the day: quiet at night, busy in the evening. */
const perMinute = (at: number): number => 3 + 2.5 * Math.sin(((at / HOUR - 14) / 12) * Math.PI);

/** A noise that is the same in every run: between 0.8 and 1.2. */
const noise = (at: number): number => 1 + 0.2 * Math.sin(at / 7_654_321 + Math.sin(at / 1_234_567) * 5);

/** Twenty days in bins of so many minutes, with what `more` adds, people a minute. */
function play(minutes: number, more: (at: number) => number = () => 0, days = 20): PlayedRow[] {
  const replay = new SeriesReplay(minutes);
  return Array.from({ length: (days * DAY) / (minutes * MINUTE) }, (_, index) => {
    const at = index * minutes * MINUTE;
    return { at, ...replay.see(at, Math.round(minutes * (perMinute(at) * noise(at) + more(at)))) };
  });
}

/** A burst of an hour from `from` on. */
const burst =
  (from: number, height: number) =>
  (at: number): number =>
    at >= from && at < from + HOUR ? height : 0;

const told = (rows: readonly PlayedRow[]): number[] => rows.filter(({ state }) => state === 'told').map(({ at }) => at);

describe('SeriesReplay', () => {
  it('learns for a day, and tells nothing of a series that only has days and nights', () => {
    const rows = play(5);
    expect(rows.filter(({ state }) => state === 'learning').map(({ at }) => at)).toEqual(
      Array.from({ length: 288 }, (_, index) => index * 5 * MINUTE),
    );
    expect(told(rows)).toEqual([]);
  });

  it('expects what is usual at the hour of the day', () => {
    const rows = play(5).filter(({ at }) => at >= 15 * DAY);
    for (const { at, expected } of rows) expect(Math.abs(expected / (5 * perMinute(at)) - 1)).toBeLessThan(0.35);
  });

  it.each([1, 5, 7, 10, 15, 30, 60, 120, 1_440])('tells of a burst once, within bins of %i minutes', (minutes) => {
    const from = 15 * DAY + (minutes === 1_440 ? 0 : 12 * HOUR);
    const rows = play(minutes, burst(from, 60));
    const [first, ...others] = told(rows);
    expect(others).toEqual([]);
    expect(first).toBeGreaterThan(from - minutes * MINUTE);
    expect(first).toBeLessThanOrEqual(from + HOUR + (15 + 2 * minutes) * MINUTE);
  });

  it('tells of a burst at night that would be nothing in the evening', () => {
    const [night, evening] = [15 * DAY + 8 * HOUR, 15 * DAY + 20 * HOUR];
    const rows = play(5, (at) => burst(night, 12)(at) + burst(evening + 2 * DAY, 4)(at));
    expect(told(rows).map((at) => Math.floor((at - night) / HOUR))).toEqual([expect.toSatisfy((hours) => hours <= 1)]);
  });

  it('finds a burst less rare that comes every day', () => {
    const daily = (at: number): number => burst(8 * HOUR, 40)(at % DAY);
    const rows = play(5, daily);
    expect(told(rows.filter(({ at }) => at > 5 * DAY))).toEqual([]);
  });

  it('scores nothing but what came to its height', () => {
    const rows = play(5, burst(15 * DAY + 12 * HOUR, 60));
    expect(rows.filter(({ score }) => score > 0).every(({ state }) => state === 'rising' || state === 'told')).toBe(true);
    expect(rows.filter(({ score }) => score > 0).length).toBeLessThan(20);
  });

  it('judges small counts and large ones alike', () => {
    const at = 15 * DAY + 12 * HOUR;
    const scores = [1, 10, 1_000].map((times) => {
      const replay = new SeriesReplay(5);
      let best = 0;
      for (let time = 0; time < 16 * DAY; time += 5 * MINUTE)
        best = Math.max(best, replay.see(time, times * 5 * (perMinute(time) + burst(at, 60)(time))).score);
      return best;
    });
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(0.75);
  });
});
