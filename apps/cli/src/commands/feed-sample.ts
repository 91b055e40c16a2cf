import { Command } from 'commander';
import { hasTables } from '../connection/deployment.ts';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import { resolveWriteKey } from '../connection/write-key.ts';
import { bringPast, clockFrom } from '../sample/bring-past.ts';
import { Community, DEFAULT_RATE } from '../sample/community.ts';
import { keepPace } from '../sample/pace.ts';
import { SAMPLE_SOURCE } from '../sample/past.ts';
import { ActivityClient } from '../sending/client.ts';
import { Sender } from '../sending/sender.ts';
import { Totals } from '../sending/totals.ts';
import type { CommandContext } from './context.ts';
import { positiveNumber, wholeNumber } from './numbers.ts';

interface SampleOptions {
  readonly rate: number;
  readonly seed: number;
  readonly past: boolean;
}

/** Tells the local gateway that this is made up: it ends when real activity arrives. */
const FEED_HEADER = { 'x-groundswell-feed': 'sample' };

export function feedSampleCommand(context: CommandContext): Command {
  return new Command('sample')
    .description('a made-up community of some thousand members, to see trends move; nothing in it is real')
    .option('--rate <n>', 'activities a second on average; more by day than at night', positiveNumber, DEFAULT_RATE)
    .option('--seed <n>', 'the same seed gives the same community', wholeNumber, 1)
    .option('--no-past', 'do not bring the community’s last week along to a deployment without history')
    .addHelpText(
      'after',
      '\nEverything it sends says so: source sample, client "Groundswell sample community".\nWith npm start it runs until real activity arrives; npm start -- --no-feed leaves it out.',
    )
    .action((options: SampleOptions, command: Command) => feedSample(context, options, command.optsWithGlobals<GlobalOptions>()));
}

async function feedSample(context: CommandContext, options: SampleOptions, globals: GlobalOptions): Promise<void> {
  const { output, environment, signal } = context;
  const url = urlOf(globals, environment);
  const writeKey = await resolveWriteKey(globals, environment, { id: SAMPLE_SOURCE, name: 'Sample community' });
  const { seed, rate } = options;
  const community = new Community({ seed, rate });
  if (options.past && globals.url === undefined && hasTables(environment)) await bringPast(community, seed, environment, output, signal);
  const clock = clockFrom(environment);
  const totals = new Totals();
  const onRetry = (reason: string, seconds: number): void => output.note(`${reason}; again in ${seconds.toFixed(1)} s`);
  const client = new ActivityClient({ url, writeKey, headers: FEED_HEADER, now: () => clock.now(), signal, onRetry });
  const sender = new Sender({ client, totals });
  output.note(`The made-up sample community sends about ${rate} activities a second to ${url}. Ctrl-C ends it.`);
  try {
    await keepPace({
      community,
      seed,
      clock,
      signal,
      deliver: async (activities) => {
        for (const activity of activities) await sender.add(activity);
        await sender.finish();
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  output.note(`The sample community stops: ${totals.accepted} activities were accepted.`);
}
