import type { ChartPanel } from '../format.ts';
import { PAGE } from './chart-style.ts';
import { type Markup, svg } from './svg-element.ts';
import { placeOf, type TimeRange, timeAxis } from './time-axis.ts';
import { timeWords } from './time-ticks.ts';
import { valueScale } from './value-scale.ts';

const HEIGHT = 300;
const HEAD = 58;
const FOOT = 34;
const AXIS = 56;

export const PANEL_HEIGHT = HEAD + HEIGHT + FOOT;

/** One series: observed and expected over time, and when the engine told of it. */
export function drawPanel(panel: ChartPanel, top: number): Markup {
  const [left, right] = [PAGE.margin + AXIS, PAGE.width - PAGE.margin];
  const range = { from: panel.times[0] ?? 0, to: panel.times[panel.times.length - 1] ?? 1, left, right };
  const scale = valueScale(Math.max(mostOf(panel.observed), mostOf(panel.expected)), middleOf(panel.observed));
  const [head, bottom] = [top + HEAD, top + HEAD + HEIGHT];
  const height = (value: number): number => bottom - HEIGHT * scale.place(value);
  const values = scale.ticks.map(
    (value) =>
      svg`<line class="grid" x1="${left}" x2="${right}" y1="${height(value)}" y2="${height(value)}"/><text class="quiet small" x="${left - 8}" y="${height(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  );
  return svg`<g>
<text class="label" x="${PAGE.margin}" y="${top + 14}">${panel.title}</text>
${legend(top + 36, panel.marks.length, scale.bySquareRoot)}
${values}
${timeAxis(range, head, bottom)}
<path class="observed" d="${outline(panel.times, panel.observed, range, height)}"/>
<path class="expected" d="${means(panel.times, panel.expected, range, height)}"/>
${panel.marks.map(({ at, words }) => mark(placeOf(range, at), head, bottom, `${timeWords(at)}: ${words}`))}
</g>`;
}

function legend(y: number, told: number, bySquareRoot: boolean): Markup {
  const x = PAGE.margin;
  return svg`<g><line class="observed" x1="${x}" x2="${x + 26}" y1="${y - 4}" y2="${y - 4}"/><text class="small" x="${x + 32}" y="${y}">observed</text>
<line class="expected" x1="${x + 112}" x2="${x + 138}" y1="${y - 4}" y2="${y - 4}"/><text class="small" x="${x + 144}" y="${y}">expected</text>
<path class="told-sign" d="M${x + 222} ${y - 10}h12l-6 10z"/><text class="small" x="${x + 240}" y="${y}">told (${String(told)})</text>
<text class="quiet small" x="${PAGE.width - PAGE.margin}" y="${y}" text-anchor="end">${bySquareRoot ? 'heights by square root: peaks are far higher than they look' : ''}</text></g>`;
}

function mark(x: number, top: number, bottom: number, words: string): Markup {
  return svg`<g><title>${words}</title><line class="told" x1="${x}" x2="${x}" y1="${top - 6}" y2="${bottom}"/><path class="told-sign" d="M${x - 6} ${top - 12}h12l-6 10z"/></g>`;
}

/** The line of values; where many share a pixel, from their least to their most, so that no peak is lost. */
function outline(times: ArrayLike<number>, values: ArrayLike<number>, range: TimeRange, height: (value: number) => number): string {
  return columns(times, values, range)
    .map(({ x, first, least, most, last }) => {
      const points = first === last && least === most ? [first] : [first, least, most, last];
      return points.map((value) => `${x} ${rounded(height(value))}`).join('L');
    })
    .map((point, index) => (index === 0 ? 'M' : 'L') + point)
    .join('');
}

function means(times: ArrayLike<number>, values: ArrayLike<number>, range: TimeRange, height: (value: number) => number): string {
  return columns(times, values, range)
    .map(({ x, sum, count }, index) => `${index === 0 ? 'M' : 'L'}${x} ${rounded(height(sum / count))}`)
    .join('');
}

interface Column {
  readonly x: number;
  readonly first: number;
  least: number;
  most: number;
  last: number;
  sum: number;
  count: number;
}

/** The values of each half pixel. */
function columns(times: ArrayLike<number>, values: ArrayLike<number>, range: TimeRange): readonly Column[] {
  const found: Column[] = [];
  for (let index = 0; index < times.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    const x = Math.round(2 * placeOf(range, times[index] as number)) / 2;
    const column = found.at(-1);
    if (column?.x !== x) {
      found.push({ x, first: value, least: value, most: value, last: value, sum: value, count: 1 });
      continue;
    }
    column.least = Math.min(column.least, value);
    column.most = Math.max(column.most, value);
    column.last = value;
    column.sum += value;
    column.count += 1;
  }
  return found;
}

function middleOf(values: ArrayLike<number>): number {
  return Array.from(values).sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function mostOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) if ((values[index] as number) > most) most = values[index] as number;
  return most;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
