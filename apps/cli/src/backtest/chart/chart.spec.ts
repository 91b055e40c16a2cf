import { describe, expect, it } from 'vitest';
import type { BacktestChart } from '../format.ts';
import { drawChart } from './draw.ts';
import { timeTicks } from './time-ticks.ts';
import { valueScale } from './value-scale.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 11, 30, 22);

function seriesOf(values: readonly number[]): BacktestChart {
  const times = values.map((_, index) => START + index * HOUR);
  const marks = [{ at: START + HOUR, words: 'once in 90 days' }];
  return { title: 'visits & <more>', panels: [{ title: 'people', times, observed: values, expected: values.map(() => 3), marks }] };
}

describe('ticks of time', () => {
  it('stand at round times and tell the date where it begins', () => {
    expect(timeTicks(START, START + 6 * HOUR, 8).map(({ words }) => words)).toEqual([
      '30 Dec 2024, 22:00',
      '23:00',
      '31 Dec',
      '01:00',
      '02:00',
      '03:00',
      '04:00',
    ]);
  });

  it('tell a new year, and are never more than there is room for', () => {
    const words = timeTicks(START, START + 6 * 24 * HOUR, 8).map((tick) => tick.words);
    expect(words).toContain('1 Jan 2025');
    for (const days of [0.1, 1, 9, 60, 400, 9_000]) expect(timeTicks(START, START + days * 24 * HOUR, 8).length).toBeLessThanOrEqual(9);
  });
});

describe('the scale of values', () => {
  it('has even steps up to the largest value', () => {
    const scale = valueScale(87, 20);
    expect(scale).toMatchObject({ bySquareRoot: false, ticks: [0, 20, 40, 60, 80, 100] });
    expect(scale.place(50)).toBe(0.5);
  });

  it('goes by square roots where the usual could not be told from nothing', () => {
    const scale = valueScale(14_000, 30);
    expect(scale.bySquareRoot).toBe(true);
    expect(scale.place(14_000)).toBeLessThanOrEqual(1);
    expect(scale.place(30)).toBeGreaterThan(0.04);
    expect(scale.ticks).toEqual([0, 200, 1_000, 2_000, 5_000, 10_000]);
  });
});

describe('a chart', () => {
  it('is drawn of a series with what was told, and nothing of a text becomes markup', () => {
    const picture = drawChart(seriesOf([2, 3, 900, 4]), 'a.svg');
    expect(picture).toContain('<title id="chart-title">visits &amp; &lt;more&gt;</title>');
    expect(picture).toContain('30 Dec 2024, 23:00: once in 90 days');
    expect(picture).toContain('heights by square root');
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('keeps every peak however many values share a pixel', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => (index === 9_999 ? 99 : 10));
    const path = /class="observed" d="([^"]+)"/.exec(drawChart(seriesOf(values), 'a.svg'))?.[1] ?? '';
    const heights = path
      .split(/[ML]/)
      .slice(1)
      .map((point) => Number(point.split(' ')[1]));
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(250);
    expect(heights.length).toBeLessThan(10_000);
  });

  it('says so where there is nothing', () => {
    const empty: BacktestChart = { title: 'x', panels: [], lanes: { from: START, to: START, every: 60_000, lanes: [] } };
    expect(drawChart(empty, 'a.html')).toContain('Nothing would have been shown.');
    expect(drawChart(empty, 'a.html')).not.toContain('<table');
    expect(drawChart({ title: 'x', panels: [] }, 'a.svg')).not.toMatch(/NaN/);
  });
});
