import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../run.ts';
import { testContext } from '../../testing/recorded-output.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backtest-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function backtest(lines: readonly string[], ...words: readonly string[]) {
  const path = join(folder, 'posts.ndjson');
  await writeFile(path, lines.join('\r\n'));
  const context = testContext();
  const code = await run(['backtest', path, ...words], context);
  return { code, rows: context.output.printed.map((line) => JSON.parse(line) as Row), noted: context.output.noted.join('\n') };
}

interface Row {
  readonly at: string;
  readonly scope: string;
  readonly rank: number;
  readonly topic: string;
  readonly score: number;
  readonly observed: number;
  readonly expected: number;
}

const START = Date.UTC(2024, 4, 1, 10);

/** Two quiet hours, then a burst of 40 people in ten minutes. */
const LINES: readonly string[] = [
  ...Array.from({ length: 120 }, (_, minute) => post(`quiet-${minute}`, minute, `ada-${minute % 15}`, '#Weather is fine')),
  ...Array.from({ length: 40 }, (_, index) => post(`burst-${index}`, 120 + index / 4, `bob-${index}`, 'look at the #Eclipse', 'pt-BR')),
];

function post(id: string, minute: number, actor: string, text: string, language?: string): string {
  return JSON.stringify({ id, occurredAt: new Date(START + minute * 60_000).toISOString(), actor, text, ...(language && { language }) });
}

describe('backtest of activities', () => {
  it('tells what each refresh would have shown, in every scope', async () => {
    const { code, rows, noted } = await backtest(LINES);
    expect(code).toBe(0);
    const eclipse = rows.filter(({ topic }) => topic === 'eclipse');
    expect(new Set(eclipse.map(({ scope }) => scope))).toEqual(new Set(['everywhere', 'language:pt', 'kind:post', 'source:past']));
    const first = eclipse[0] as Row;
    expect(first).toMatchObject({ scope: 'everywhere', rank: 1, label: '#Eclipse' });
    expect(Date.parse(first.at) - START).toBeGreaterThan(122 * 60_000);
    expect(Date.parse(first.at) - START).toBeLessThan(130 * 60_000);
    expect(first.observed).toBeGreaterThan(5 * first.expected);
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
    expect(noted).toMatch(/160 activities in \d+ refreshes/);
  });

  it('takes a file in any order of time, and each id once', async () => {
    const inOrder = await backtest(LINES);
    const shuffled = await backtest([...LINES.slice(60), ...LINES, ...LINES.slice(0, 5)].toReversed());
    expect(shuffled.rows).toEqual(inOrder.rows);
    expect(shuffled.noted).toContain('105 duplicates');
    expect(shuffled.noted).toContain('not in order of time');
  });

  it('refreshes as often, tells of such scopes, and judges by such thresholds as it is told', async () => {
    const { rows } = await backtest(LINES, '--scope', 'everywhere', '--every', '10');
    expect(new Set(rows.map(({ scope }) => scope))).toEqual(new Set(['everywhere']));
    expect(rows.some(({ at }) => !at.endsWith(':00.000Z'))).toBe(true);
    expect((await backtest(LINES, '--scope', 'everywhere', '--scope', 'language:pt')).rows).toEqual(
      (await backtest(LINES)).rows.filter(({ scope }) => scope === 'everywhere' || scope === 'language:pt'),
    );
    const strict = await backtest(LINES, '--set', 'enterScore=100000');
    expect(strict).toMatchObject({ code: 0, rows: [] });
    const many = await backtest(LINES, '--set', 'minimumActors=41');
    expect(many.rows.filter(({ topic }) => topic === 'eclipse')).toEqual([]);
  });

  it('says which lines cannot be read, and leaves them out where it is told to', async () => {
    const bad = ['nonsense', '[]', '{"id":"1","occurredAt":"2024-05-01T10:00:00Z"}', '{"id":"2","actor":"ada","occurredAt":"soon"}'];
    const refused = await backtest([...bad, '{"id":"3","actor":"ada","kind":"not one","occurredAt":1714557600}', '', ...LINES]);
    expect(refused.code).toBe(1);
    expect(refused.noted).toMatch(
      /5 lines that cannot be read .*line 1: not JSON; line 2: not a JSON object; line 3: actor is missing; line 4: occurredAt is missing or no time; line 5: kind is none/,
    );
    const left = await backtest([...bad, ...LINES], '--skip-bad');
    expect(left.code).toBe(0);
    expect(left.noted).toContain('4 lines that cannot be read');
    expect(left.rows).toEqual((await backtest(LINES)).rows);
  });

  it('refuses a file without activities, and settings that are none', async () => {
    expect(await backtest(['', ''])).toMatchObject({ code: 1 });
    expect((await backtest(LINES, '--set', 'colour=3')).noted).toMatch(/NAME is one of enterScore/);
    expect((await backtest(LINES, '--set', 'enterScore=red')).noted).toMatch(/takes a number from 0 on/);
    expect(await backtest(LINES, '--scope', 'planet:mars')).toMatchObject({ code: 2 });
    expect(await backtest(LINES, '--chart', 'trends.png')).toMatchObject({ code: 2 });
  });

  it('draws a lane a topic, as a picture or as a page with a table', async () => {
    const svg = join(folder, 'trends.svg');
    const out = join(folder, 'trends.out');
    const { code, rows } = await backtest([...LINES, post('x', 121, 'eve', '#Eclipse <b>"now"')], '--out', out, '--chart', svg);
    expect({ code, rows }).toEqual({ code: 0, rows: [] });
    expect((await readFile(out, 'utf8')).split('\n').length).toBeGreaterThan(5);
    const picture = await readFile(svg, 'utf8');
    expect(picture).toContain('aria-labelledby="chart-title chart-description"');
    expect(picture).toMatch(/#Eclipse\u2069: 1 May 2024, 12:0\d to 1 May 2024, 12:\d\d UTC, score up to \d+/);
    const html = join(folder, 'trends.html');
    await backtest(LINES, '--chart', html);
    expect(await readFile(html, 'utf8')).toMatch(/<th scope="row"><bdi>#Eclipse<\/bdi><\/th><td>1 May 2024, 12:0/);
  });
});
