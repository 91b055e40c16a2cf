import { open } from 'node:fs/promises';
import { CommandError } from '../terminal/errors.ts';
import { ACTIVITIES } from './activities/activities-format.ts';
import { csvFormat } from './csv-format.ts';
import type { BacktestFormat } from './format.ts';

/** Every kind of file that a backtest reads. */
export const BACKTEST_FORMATS: readonly BacktestFormat[] = [csvFormat, ACTIVITIES];

/** As much of a file as its format is known by. */
const HEAD_BYTES = 4_096;

/**
 * The format of a file: by the ending of its name, else by how it begins.
 * @param formats those to choose from
 * @throws CommandError when there is no such file, or it is of no known format
 */
export async function backtestFormatOf(path: string, formats: readonly BacktestFormat[] = BACKTEST_FORMATS): Promise<BacktestFormat> {
  const head = await headOf(path);
  const name = path.toLowerCase();
  const format =
    formats.find(({ endings }) => endings.some((ending) => name.endsWith(ending))) ?? formats.find((known) => known.recognises(head));
  if (format !== undefined) return format;
  throw new CommandError(`${path} is neither a series (timestamp,value) nor activities (a JSON object a line)`);
}

async function headOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    throw new CommandError(`There is no file ${path}, or it may not be read`);
  }
}
