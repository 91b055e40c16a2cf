import { type Markup, svg } from './svg-element.ts';
import { timeTicks } from './time-ticks.ts';

/** The part of a picture in which time runs from left to right. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Pixels that a tick's words take. */
const TICK_WIDTH = 96;

export function placeOf({ from, to, left, right }: TimeRange, at: number): number {
  return left + ((right - left) * (at - from)) / Math.max(1, to - from);
}

/** Lines from `top` to `bottom` at round times (UTC), with their words below. */
export function timeAxis(range: TimeRange, top: number, bottom: number): Markup {
  const ticks = timeTicks(range.from, range.to, Math.max(2, Math.floor((range.right - range.left) / TICK_WIDTH)));
  return svg`<g>${ticks.map(({ at, words, strong }) => {
    const x = placeOf(range, at);
    return svg`<line class="${strong ? 'strong' : 'grid'}" x1="${x}" x2="${x}" y1="${top}" y2="${bottom + 5}"/><text class="quiet small" x="${x}" y="${bottom + 20}" text-anchor="middle">${words}</text>`;
  })}</g>`;
}
