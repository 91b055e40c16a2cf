import type { BacktestChart, ChartLane, ChartPanel, LanePoint } from '../format.ts';
import { type Markup, svg } from './svg-element.ts';
import { timeWords } from './time-ticks.ts';

/** What a chart shows, as a table: for whoever cannot see it, and to copy from. None where there is nothing. */
export function chartTable({ panels, lanes }: BacktestChart): Markup {
  const told = panels.filter(({ marks }) => marks.length > 0);
  if (lanes === undefined) return svg`${told.map(marksTable)}`;
  return lanes.lanes.length === 0 ? svg`` : lanesTable(lanes.lanes);
}

function lanesTable(lanes: readonly ChartLane[]): Markup {
  return svg`<table><caption>Topics that would have trended everywhere</caption>
<thead><tr><th>Topic</th><th>First shown (UTC)</th><th>Last shown (UTC)</th><th class="number">Highest score</th><th class="number">People</th><th class="number">Expected</th></tr></thead>
<tbody>${lanes.map(laneRow)}</tbody></table>`;
}

function laneRow({ label, peak, points }: ChartLane): Markup {
  const [first, last] = [points[0] as LanePoint, points.at(-1) as LanePoint];
  const highest = points.find(({ score }) => score === peak) ?? first;
  return svg`<tr><th scope="row"><bdi>${label}</bdi></th><td>${timeWords(first.at)}</td><td>${timeWords(last.at)}</td><td class="number">${Math.round(peak)}</td><td class="number">${highest.observed} in ${highest.windowMinutes} min</td><td class="number">${highest.expected}</td></tr>`;
}

function marksTable({ title, marks }: ChartPanel): Markup {
  return svg`<table><caption>Told: ${title}</caption><thead><tr><th>Time (UTC)</th><th>What</th></tr></thead>
<tbody>${marks.map(({ at, words }) => svg`<tr><td>${timeWords(at)}</td><td>${words}</td></tr>`)}</tbody></table>`;
}
