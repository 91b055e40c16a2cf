import { Command, Option } from 'commander';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import { resolveWriteKey } from '../connection/write-key.ts';
import { parseMapping } from '../replay/mapping.ts';
import { FORMATS, openRecords, type Format } from '../replay/records.ts';
import { replay } from '../replay/replay.ts';
import { ActivityClient } from '../sending/client.ts';
import { Sender } from '../sending/sender.ts';
import { Totals } from '../sending/totals.ts';
import { CommandError } from '../terminal/errors.ts';
import { progress, type Progress } from '../terminal/progress.ts';
import type { CommandContext } from './context.ts';
import { numberOrMax, positiveNumber } from './numbers.ts';

interface ReplayCommandOptions {
  readonly speed: number;
  readonly map: readonly string[];
  readonly keepTimes?: boolean;
  readonly rateLimit?: number;
  readonly concurrency: number;
  readonly format?: Format;
  readonly source: string;
}

const EXAMPLES = `
Examples:
  groundswell feed replay tweets.ndjson --speed 60
  groundswell feed replay orders.csv --map actor=customer_id --map topics=product:{sku} --map occurredAt=ordered_at

Fields that are not mapped are taken from their usual names (id, actor or user, text or body, topics
or hashtags, occurredAt or created_at, ...). Replaying a file again within an hour counts nothing twice:
the ids tell. A record without an id gets one made of its content.`;

export function feedReplayCommand(context: CommandContext): Command {
  return new Command('replay')
    .description('sends a file of one’s own, NDJSON, CSV or TSV, through the API')
    .argument('<file>', 'the file; its records should be in order of time')
    .addOption(speedOption())
    .addOption(mapOption())
    .option('--keep-times', 'keep the times of the file (default: the first record is now)')
    .option('--rate-limit <n>', 'activities a second at most', positiveNumber)
    .option('--concurrency <n>', 'requests on their way at once', positiveNumber, 4)
    .option('--source <id>', 'source of the local cloud that sends it, made where it is missing', 'default')
    .addOption(new Option('--format <format>', 'format of the file (default: by its name)').choices(FORMATS))
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: ReplayCommandOptions, command: Command) =>
      replayFile(context, file, options, command.optsWithGlobals<GlobalOptions>()),
    );
}

function speedOption(): Option {
  return new Option('--speed <n>', 'how many times as fast as it was: 1, 60; or max, as fast as the API takes it')
    .argParser(numberOrMax)
    .default(Infinity, 'max');
}

function mapOption(): Option {
  return new Option('--map <field=path>', 'where a field is found: text=post.body, topics=product:{sku}; may be repeated')
    .argParser(collect)
    .default([], 'usual names');
}

async function replayFile(context: CommandContext, path: string, options: ReplayCommandOptions, globals: GlobalOptions): Promise<void> {
  const { output, environment, signal, now } = context;
  const mapping = parseMapping(options.map);
  const file = await openRecords(path, options.format);
  const url = urlOf(globals, environment);
  const writeKey = await resolveWriteKey(globals, environment, { id: options.source, name: options.source });
  const bar = progress(output);
  const totals = new Totals();
  const client = new ActivityClient({
    url,
    writeKey,
    signal,
    ...(options.keepTimes ? {} : { now }),
    onRetry: (reason, seconds) => output.note(`${reason}; again in ${seconds.toFixed(1)} s`),
  });
  const started = now();
  // In real time requests are small and rare; a second of gathering at most is lost.
  const sender = new Sender({ client, totals, concurrency: options.concurrency });
  try {
    await replay({
      ...options,
      keepTimes: options.keepTimes ?? false,
      file,
      mapping,
      sender,
      totals,
      signal,
      now,
      ...told(context, bar, totals, file),
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    bar.stop();
    const lines = totals.lines((now() - started) / 1_000);
    for (const line of lines) output.print(line);
  }
  if (totals.read > 0 && totals.accepted === 0 && !signal.aborted) {
    throw new CommandError('Nothing was accepted. The reasons above say why; --map tells where the fields are');
  }
}

/** Problems that are shown one by one; the others are in the totals. */
const SHOWN = 3;

function told({ output }: CommandContext, bar: Progress, totals: Totals, file: { progress: () => number }) {
  let problems = 0;
  return {
    onRecord: () => bar.update(file.progress(), `${totals.read} read, ${totals.accepted} accepted, ${totals.refused} refused`),
    onProblem: (line: number, problem: string) => {
      problems += 1;
      if (problems <= SHOWN) output.note(`line ${line}: ${problem}`);
    },
  };
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
