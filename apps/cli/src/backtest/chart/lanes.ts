import type { ChartLane, ChartLanes, LanePoint } from '../format.ts';
import { PAGE } from './chart-style.ts';
import { type Markup, svg } from './svg-element.ts';
import { placeOf, type TimeRange, timeAxis } from './time-axis.ts';
import { timeWords } from './time-ticks.ts';

const LANE = 26;
const BAR = 16;
const HEAD = 30;
const FOOT = 34;
const LABEL_WIDTH = 190;
const NOTE_WIDTH = 190;
/** Characters of a label that fit. */
const LABEL_LENGTH = 24;
/** Score from which on a shade is drawn. Lists are entered in the first. */
const SHADES = [0, 60, 100, 200, 400] as const;
/** A shade is no narrower than can be seen. */
const LEAST_WIDTH = 3;

export function lanesHeight({ lanes }: ChartLanes): number {
  return HEAD + Math.max(1, lanes.length) * LANE + FOOT;
}

/** A lane a topic: where it was shown, the darker the higher it scored. */
export function drawLanes({ from, to, every, lanes }: ChartLanes, top: number): Markup {
  const range = { from, to: to + every, left: PAGE.margin + LABEL_WIDTH, right: PAGE.width - PAGE.margin - NOTE_WIDTH };
  const [head, bottom] = [top + HEAD, top + HEAD + Math.max(1, lanes.length) * LANE];
  return svg`<g>
${legend(top + 8)}
${timeAxis(range, head, bottom)}
${lanes.map((lane, index) => drawLane(lane, head + index * LANE, range, every))}
${lanes.length === 0 ? [svg`<text class="quiet" x="${range.left + 12}" y="${head + 18}">Nothing would have been shown.</text>`] : []}
</g>`;
}

function drawLane({ label, peak, points }: ChartLane, top: number, range: TimeRange, every: number): Markup {
  const y = top + (LANE - BAR) / 2;
  const highest = points.find(({ score }) => score === peak);
  const note =
    highest === undefined ? '' : `${Math.round(peak)} · ${highest.observed.toLocaleString('en')} people in ${highest.windowMinutes} min`;
  return svg`<g><rect class="track" x="${range.left}" y="${y}" width="${range.right - range.left}" height="${BAR}"/>
<text class="label" x="${range.left - 10}" y="${top + 18}" text-anchor="end">${isolated(shortened(label))}</text>
${stretches(points, every, range).map((stretch) => drawStretch(label, stretch, y, range, every))}
<text class="quiet small" x="${range.right + 10}" y="${top + 17}">${note}</text></g>`;
}

function drawStretch(label: string, { points, shade }: Stretch, y: number, range: TimeRange, every: number): Markup {
  const [first, last] = [points[0] as LanePoint, points.at(-1) as LanePoint];
  const highest = points.reduce((best, point) => (point.score > best.score ? point : best));
  const [x, end] = [placeOf(range, first.at), placeOf(range, last.at + every)];
  const words = `${isolated(label)}: ${timeWords(first.at)} to ${timeWords(last.at)} UTC, score up to ${Math.round(highest.score)}: ${highest.observed} people in ${highest.windowMinutes} minutes, ${highest.expected} expected`;
  return svg`<rect class="s${shade + 1}" x="${x}" y="${y}" width="${Math.max(LEAST_WIDTH, end - x)}" height="${BAR}"><title>${words}</title></rect>`;
}

interface Stretch {
  readonly shade: number;
  readonly points: LanePoint[];
}

/** Points that follow each other and have one shade; what shares a pixel takes the darkest. */
function stretches(points: readonly LanePoint[], every: number, range: TimeRange): readonly Stretch[] {
  const found: Stretch[] = [];
  const pixel = (range.to - range.from) / (range.right - range.left);
  for (const point of points) {
    const shade = shadeOf(point.score);
    const before = found.at(-1);
    const last = before?.points.at(-1);
    const follows = last !== undefined && point.at - last.at <= Math.max(1.5 * every, pixel);
    if (follows && before?.shade === shade) before.points.push(point);
    else found.push({ shade, points: [point] });
  }
  return found;
}

function shadeOf(score: number): number {
  return SHADES.findLastIndex((least) => score >= least);
}

function legend(y: number): Markup {
  const x = PAGE.margin + LABEL_WIDTH;
  const shades = SHADES.map((least, index) => {
    const next = SHADES[index + 1];
    const words = next === undefined ? `${least} and more` : index === 0 ? `below ${next}` : `${least} to ${next}`;
    return svg`<rect class="s${index + 1}" x="${x + 50 + index * 104}" y="${y - 11}" width="22" height="12"/><text class="small" x="${x + 78 + index * 104}" y="${y}">${words}</text>`;
  });
  const note = svg`<text class="quiet small" x="${PAGE.width - PAGE.margin - NOTE_WIDTH + 10}" y="${y}">highest score, and why</text>`;
  return svg`<g><text class="small" x="${x}" y="${y}">Score</text>${shades}${note}</g>`;
}

function shortened(label: string): string {
  const characters = [...label];
  return characters.length <= LABEL_LENGTH ? label : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}

/** Labels of scripts that run from right to left must not turn what stands beside them around. */
function isolated(label: string): string {
  return `\u2068${label}\u2069`;
}
