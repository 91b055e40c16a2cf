import { parseArgs } from 'node:util';

export interface StartArguments {
  readonly fresh: boolean;
  readonly port: number;
  readonly feed: boolean;
  readonly warehouse: boolean;
  readonly watch: boolean;
  readonly help: boolean;
  readonly shards?: number;
}

export const USAGE = `npm start -- [options]

  --fresh          begin with empty tables, streams and buckets
  --port N         port of the site and the API (default 8080)
  --shards N       shards of the activity stream (default: as in the topology)
  --no-feed        do not run the sample community
  --no-warehouse   do not start PostgreSQL, which stands for the warehouse
  --watch          rebuild functions when their source changes (npm run dev)
  --help           show this`;

/** Thrown for arguments that cannot be understood; the message says which. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/** @throws ArgumentError */
export function readArguments(args: readonly string[]): StartArguments {
  const { values } = parse(args);
  const shards = wholeNumber('shards', values.shards, 1, 50);
  return {
    fresh: values.fresh,
    port: wholeNumber('port', values.port, 0, 65_535) ?? 8_080,
    feed: !values['no-feed'],
    warehouse: !values['no-warehouse'],
    watch: values.watch,
    help: values.help,
    ...(shards === undefined ? {} : { shards }),
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: flag,
        port: { type: 'string' },
        shards: { type: 'string' },
        'no-feed': flag,
        'no-warehouse': flag,
        watch: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ArgumentError(`--${name} takes a number from ${least} to ${most}`);
  return value;
}
