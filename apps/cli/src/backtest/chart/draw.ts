import type { BacktestChart } from '../format.ts';
import { PAGE, STYLE } from './chart-style.ts';
import { drawLanes, lanesHeight } from './lanes.ts';
import { drawPanel, PANEL_HEIGHT } from './panel.ts';
import { type Markup, svg } from './svg-element.ts';
import { chartTable } from './table.ts';

/** Draws a chart as the file's name says: a picture (`.svg`), or a page with the picture and the same as a table (`.html`). */
export function drawChart(chart: BacktestChart, fileName: string): string {
  return /\.html$/i.test(fileName) ? page(chart) : `<?xml version="1.0" encoding="UTF-8"?>\n${picture(chart).markup}\n`;
}

function picture(chart: BacktestChart): Markup {
  const { title, subtitle = '', panels, lanes } = chart;
  const body = lanes === undefined ? panels.length * PANEL_HEIGHT : lanesHeight(lanes);
  const height = PAGE.header + body + PAGE.footer;
  const drawn =
    lanes === undefined
      ? panels.map((panel, index) => drawPanel(panel, PAGE.header + index * PANEL_HEIGHT))
      : [drawLanes(lanes, PAGE.header)];
  return svg`<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE.width} ${height}" width="${PAGE.width}" height="${height}" role="img" aria-labelledby="chart-title chart-description">
<title id="chart-title">${title}</title>
<desc id="chart-description">${descriptionOf(chart)}</desc>
<style>${{ markup: STYLE }}</style>
<rect class="ground" width="${PAGE.width}" height="${height}"/>
<text class="title" x="${PAGE.margin}" y="${PAGE.margin + 12}">${title}</text>
<text class="quiet" x="${PAGE.margin}" y="${PAGE.margin + 34}">${subtitle}</text>
${drawn}
<text class="quiet small" x="${PAGE.margin}" y="${height - 18}">Times are UTC. Drawn by groundswell backtest.</text>
</svg>`;
}

/** What there is to see, for whoever doesn't. */
function descriptionOf({ subtitle, panels, lanes }: BacktestChart): string {
  const told = panels.reduce((sum, { marks }) => sum + marks.length, 0);
  const seen =
    lanes === undefined
      ? `Observed and expected values over time; told ${told} times.`
      : lanes.lanes.map(({ label, peak }) => `${label} (${Math.round(peak)})`).join(', ');
  return [subtitle, seen].filter((text) => text !== undefined && text !== '').join('. ');
}

const PAGE_STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0 auto; max-width: 1200px; padding: 16px; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  svg { width: 100%; height: auto; border-radius: 8px; }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; margin: 24px 0; width: 100%; }
  caption { text-align: start; font-weight: 600; padding-bottom: 8px; }
  th, td { text-align: start; padding: 6px 12px 6px 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
`;

function page(chart: BacktestChart): string {
  const { markup } = svg`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${chart.title}</title>
<style>${{ markup: PAGE_STYLE }}</style>
</head>
<body>
<main>
<div class="wide">${picture(chart)}</div>
<div class="wide">${chartTable(chart)}</div>
</main>
</body>
</html>
`;
  return markup;
}
