import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { testContext } from '../testing/recorded-output.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backtest-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function backtest(text: string, ...words: readonly string[]) {
  const path = join(folder, 'series.csv');
  await writeFile(path, text);
  const context = testContext();
  const code = await run(['backtest', path, ...words], context);
  return { code, printed: context.output.printed, noted: context.output.noted };
}

const MINUTES = 10;
const DAYS = 8;
const BURST = 7 * 144 + 40;

/** Eight days in bins of ten minutes, with a burst on the last. */
const rows = Array.from({ length: DAYS * 144 }, (_, index) => {
  const time = new Date(Date.UTC(2024, 4, 1) + index * MINUTES * 60_000);
  const people = 40 + (index % 7) + (index >= BURST && index < BURST + 6 ? 400 : 0);
  return `${time.toISOString().slice(0, 19).replace('T', ' ')},${people}`;
});

describe('backtest of a series', () => {
  it('answers every row as it was, with what the engine makes of it', async () => {
    const { code, printed, noted } = await backtest(['timestamp,value', ...rows].join('\n'));
    expect(code).toBe(0);
    expect(printed[0]).toBe('timestamp,value,expected,score,state');
    expect(printed.slice(1).map((line) => line.split(',').slice(0, 2).join(','))).toEqual(rows);
    const told = printed.flatMap((line, index) => (line.endsWith(',told') ? [index - 1 - BURST] : []));
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThan(9);
    expect(noted[0]).toBe('1152 bins of 10 min; 1 told');
    expect(noted[1]).toMatch(/^ {2}2024-05-08 .*: once in .* days$/);
  });

  it('draws what was told with its time said once', async () => {
    const chart = join(folder, 'drawn.html');
    await backtest(['timestamp,value', ...rows].join('\n'), '--chart', chart);
    expect(await readFile(chart, 'utf8')).toMatch(/<tr><td>8 May 2024, [0-9:]+<\/td><td>once in [^<:]* days<\/td><\/tr>/);
  });

  it('writes a file that is there as a whole or not at all', async () => {
    const out = join(folder, 'scored.csv');
    const { code, printed } = await backtest(['timestamp,value', ...rows].join('\n'), '--out', out);
    expect([code, printed]).toEqual([0, []]);
    expect((await readFile(out, 'utf8')).split('\n')).toHaveLength(rows.length + 2);
    const failed = await backtest(['timestamp,value', ...rows, 'x,1'].join('\n'), '--out', join(folder, 'other.csv'));
    expect(failed.code).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['scored.csv', 'series.csv']);
  });

  it('says where it can’t write', async () => {
    const { code, noted } = await backtest(['timestamp,value', ...rows].join('\n'), '--out', join(folder, 'nowhere', 'x.csv'));
    expect(code).toBe(1);
    expect(noted.at(-1)).toMatch(/x\.csv cannot be written: ENOENT/);
  });

  it('reads a byte order mark, other columns, quotes, Windows’ line ends and bins that are left out', async () => {
    const withMore = rows.map((row, index) => `"${row.split(',')[0]}",x${index},${row.split(',')[1]}`);
    withMore.splice(300, 5);
    const { code, printed, noted } = await backtest(`\uFEFFTimestamp,other,Value\r\n${withMore.join('\r\n')}\r\n`);
    expect(code).toBe(0);
    expect(printed).toHaveLength(rows.length - 5 + 1);
    expect(noted[0]).toBe('1152 bins of 10 min, 5 of them missing and taken as nobody; 1 told');
  });

  it.each([
    ['bins of a minute', 1, 'Z', (index: number) => 20 + (index % 7)],
    ['bins of an hour, in another time zone', 60, '+02:00', (index: number) => 50 + (index % 24)],
    ['nobody at all', 15, '', () => 0],
    ['parts of people', 30, 'Z', (index: number) => 5.5 + (index % 3)],
  ])('answers every row of %s, with finite numbers', async (_what, minutes, zone, people) => {
    const lines = Array.from({ length: 300 }, (_, index) => {
      const time = new Date(Date.UTC(2024, 4, 1) + index * minutes * 60_000).toISOString().slice(0, 19);
      return `${time}${zone},${people(index)}`;
    });
    const { code, printed, noted } = await backtest(['TIMESTAMP,Value', ...lines, ''].join('\r\n'));
    expect([code, noted[0]]).toEqual([0, `300 bins of ${minutes} min; 0 told`]);
    expect(printed.slice(1).map((line) => line.split(',').slice(0, 2).join(','))).toEqual(lines);
    expect(
      printed
        .slice(1)
        .flatMap((line) => line.split(',').slice(2, 4))
        .filter((text) => !/^\d+(\.\d+)?$/.test(text)),
    ).toEqual([]);
  });

  it.each([
    [`timestamp,value\n${rows[0]}\n${rows[2]}\n${rows[1]}`, /series\.csv, line 4: earlier than line 3: sort the rows by time/],
    [`timestamp,value\n${rows[0]}\n${rows[0]}`, /line 3: the same time as in line 2: a bin has one row/],
    [`timestamp,value\n${rows[0]}\nyesterday,3`, /line 3: "yesterday" is no time/],
    [`timestamp,value\n${rows[0]}\n2024-05-01 00:10:00,many`, /line 3: "many" is no count/],
    [`timestamp,value\n${rows[0]}\n2024-05-01 00:10:00,-1`, /line 3: "-1" is no count/],
    [`timestamp,value\n${rows[0]}\n2024-05-01 00:10:00,`, /line 3: "" is no count/],
    [`timestamp,value\n${rows[0]}\n2024-05-01 00:10:00`, /line 3: there is no value: the header must name the columns/],
    [`time,count\n${rows[0]}`, /line 2: there is no timestamp: the header must name the columns timestamp and value/],
    [
      `timestamp,value\n${rows.slice(0, 4).join('\n')}\n2024-05-01 00:35:00,1`,
      /line 6: 300 s after the row before it, where bins are 600 s/,
    ],
    [
      `timestamp,value\n${rows.slice(0, 3).join('\n')}\n2124-05-01 00:00:00,1`,
      /line 5: 36523.9\d days after the row before it: more than a million bins are missing/,
    ],
    [`timestamp,value\n${rows[0]}`, /fewer than two rows/],
    ['timestamp,value', /fewer than two rows/],
    ['', /fewer than two rows/],
    ['timestamp,value\n2024-01-01,3\n2024-02-01,4', /bins of 2678400 s; they must be a second to a day wide/],
  ])('says what is wrong with %j', async (text, reason) => {
    const { code, noted } = await backtest(text);
    expect(code).toBe(1);
    expect(noted.join('\n')).toMatch(reason);
  });

  it('says that there is no such file, or that it is of no known kind', async () => {
    const context = testContext();
    expect(await run(['backtest', join(folder, 'none.csv')], context)).toBe(1);
    expect(context.output.noted[0]).toMatch(/There is no file .*none\.csv/);
    const path = join(folder, 'picture.png');
    await writeFile(path, 'PNG');
    const other = testContext();
    expect(await run(['backtest', path], other)).toBe(1);
    expect(other.output.noted[0]).toMatch(/picture\.png is neither a series/);
  });
});
