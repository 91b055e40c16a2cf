import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RarityConstants, SeriesReplay, type TellingConstants } from '@groundswell/trend';
import { projectRoot } from '../../../support/deployment.ts';

/** Where the labelled series are read in place: they are no part of this project. */
export const NAB = join(projectRoot, '..', 'shared', 'data', 'nab');
export const SCORER = join(projectRoot, '..', 'shared', 'bench', 'nab', 'score.py');
export const NAB_FOLDER = join(NAB, 'data', 'realTweets');

/** A series of counts with the windows in which something unusual happened. */
export interface LabelledSeries {
  readonly name: string;
  /** Epoch milliseconds at which each bin begins, ascending, five minutes apart. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** From and to, epoch milliseconds, inclusive. */
  readonly windows: readonly (readonly [number, number])[];
}

export const nabIsThere = (): boolean => existsSync(NAB) && existsSync(SCORER);

/** The labelled series that are there, by name. */
export function nabSeries(): readonly LabelledSeries[] {
  const labels = JSON.parse(readFileSync(join(NAB, 'labels', 'combined_windows.json'), 'utf8')) as Record<string, [string, string][]>;
  return readdirSync(NAB_FOLDER)
    .filter((file) => file.endsWith('.csv'))
    .sort()
    .map((file) => {
      const rows = readFileSync(join(NAB_FOLDER, file), 'utf8').trim().split('\n').slice(1);
      const cells = rows.map((row) => row.split(','));
      return {
        name: file.replace(/^Twitter_volume_|\.csv$/g, ''),
        times: cells.map(([time]) => epoch(time)),
        values: cells.map(([, value]) => Number(value)),
        windows: (labels[`realTweets/${file}`] ?? []).map(([from, to]) => [epoch(from), epoch(to)] as const),
      };
    });
}

/** Scores of the engine, bin by bin. */
export function engineScores({ times, values }: LabelledSeries, rarity: RarityConstants, telling: TellingConstants): Float64Array {
  const replay = new SeriesReplay(BIN_MINUTES, rarity, telling);
  return Float64Array.from(values, (value, index) => replay.see(times[index] as number, value).score);
}

const BIN_MINUTES = 5;

function epoch(text = ''): number {
  return Date.parse(`${text.replace(' ', 'T').split('.')[0]}Z`);
}
