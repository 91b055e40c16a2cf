import uPlot from 'uplot';
import { formatCompact } from '../wording/numbers.ts';
import { weekday } from '../wording/times.ts';

/** How a week of hours is drawn: uses as an area, people as a line, in the colours of the page. */
export function chartOptions(element: HTMLElement, onHour: (index: number | undefined) => void): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const spline = uPlot.paths.spline?.();
  const axis = { stroke: colour('--ink-soft'), font: `12px ${style.fontFamily}`, ticks: { show: false } };
  const shared = { points: { show: false }, ...(spline && { paths: spline }) };
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 9, width: 2, stroke: colour('--paper'), fill: (_, series) => colour(series === 1 ? '--swell' : '--crest') },
    },
    hooks: {
      setCursor: [(plot) => onHour(plot.cursor.left === undefined || plot.cursor.left < 0 ? undefined : (plot.cursor.idx ?? undefined))],
    },
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most * 1.08)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        splits: midnights,
        values: (_, splits) => splits.map((at) => weekday(at * 1_000)),
        space: 60,
        size: 28,
      },
      { ...axis, grid: { stroke: colour('--line'), width: 1 }, size: 44, space: 44, values: (_, splits) => splits.map(wholeOnly) },
    ],
    series: [
      {},
      { ...shared, label: 'Uses', stroke: colour('--swell'), width: 1.5, fill: colour('--swell-wash') },
      { ...shared, label: 'People', stroke: colour('--crest'), width: 2 },
    ],
  };
}

/** Marks at the reader's midnights, every second one where there is little room. */
function midnights(plot: uPlot, _axis: number, from: number, to: number): number[] {
  const start = new Date(from * 1_000);
  start.setHours(24, 0, 0, 0);
  const marks: number[] = [];
  const stride = plot.width < 520 ? 2 : 1;
  for (const day = start; day.getTime() / 1_000 <= to; day.setDate(day.getDate() + stride)) marks.push(day.getTime() / 1_000);
  return marks;
}

function wholeOnly(value: number): string {
  return Number.isInteger(value) ? formatCompact(value) : '';
}
