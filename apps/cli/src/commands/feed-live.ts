import { Argument, Command } from 'commander';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import { resolveWriteKey } from '../connection/write-key.ts';
import type { LiveAdapter } from '../live/adapter.ts';
import { follow } from '../live/follow.ts';
import { liveAdapters } from '../live/registry.ts';
import { ActivityClient } from '../sending/client.ts';
import { Sender } from '../sending/sender.ts';
import { Totals } from '../sending/totals.ts';
import { CommandError, EXIT } from '../terminal/errors.ts';
import type { CommandContext } from './context.ts';
import { positiveNumber } from './numbers.ts';

interface LiveOptions {
  readonly endpoint?: string;
  readonly token?: string;
  readonly source?: string;
  readonly max?: number;
}

const HELP = `
Streams:
${liveAdapters.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

It runs until Ctrl-C, connects again after every cut, and goes on where it was where the stream allows.
Many Mastodon servers want a token for their public stream: --token, or GROUNDSWELL_MASTODON_TOKEN.`;

/** Sends what was gathered at least this often, milliseconds. */
const FLUSH_EVERY = 1_000;
const TELL_EVERY = 10_000;

export function feedLiveCommand(context: CommandContext): Command {
  return new Command('live')
    .description('listens to a public stream and sends it on through the API')
    .addArgument(new Argument('<stream>', 'what to listen to').choices(liveAdapters.map(({ name }) => name)))
    .argument('[host]', 'mastodon: the server, mastodon.example')
    .option('--endpoint <url>', 'another server that speaks the same protocol')
    .option('--token <token>', 'access token of the stream, where it wants one')
    .option('--source <id>', 'source of the local cloud that sends it, made where it is missing (default: the stream’s name)')
    .option('--max <n>', 'stop after so many activities', positiveNumber)
    .addHelpText('after', HELP)
    .action((stream: string, host: string | undefined, options: LiveOptions, command: Command) => {
      const adapter = liveAdapters.find(({ name }) => name === stream) as LiveAdapter;
      return listen(context, adapter, endpointOf(adapter, host, options), options, command.optsWithGlobals<GlobalOptions>());
    });
}

function endpointOf(adapter: LiveAdapter, host: string | undefined, { endpoint }: LiveOptions): string {
  const named = endpoint ?? (host === undefined ? adapter.endpoint : `https://${host}`);
  if (named === undefined) throw new CommandError(`Which server? groundswell feed live ${adapter.name} HOST`, EXIT.misused);
  if (!URL.canParse(named)) throw new CommandError(`${named} is no address`, EXIT.misused);
  return named;
}

async function listen(
  context: CommandContext,
  adapter: LiveAdapter,
  endpoint: string,
  options: LiveOptions,
  globals: GlobalOptions,
): Promise<void> {
  const { output, environment, now } = context;
  const url = urlOf(globals, environment);
  const id = options.source ?? adapter.name;
  const writeKey = await resolveWriteKey(globals, environment, { id, name: id });
  const enough = new AbortController();
  const signal = AbortSignal.any([context.signal, enough.signal]);
  const totals = new Totals();
  const onRetry = (reason: string, seconds: number): void => output.note(`${reason}; again in ${seconds.toFixed(1)} s`);
  // Sending goes on while the last requests are answered after `max`.
  const sender = new Sender({ client: new ActivityClient({ url, writeKey, signal: context.signal, onRetry }), totals });
  const timers = [
    setInterval(() => void sender.flush().catch(() => enough.abort()), FLUSH_EVERY),
    setInterval(() => output.note(summary(totals)), TELL_EVERY),
  ];
  const token = options.token ?? environment[`GROUNDSWELL_${adapter.name.toUpperCase()}_TOKEN`];
  const started = now();
  output.note(`Listening to ${new URL(endpoint).host}, sending to ${url} as source ${id}. Ctrl-C ends it.`);
  try {
    await follow({
      adapter,
      endpoint,
      signal,
      ...(token === undefined ? {} : { token }),
      take: async (activity) => {
        totals.read += 1;
        await sender.add(activity);
        if (totals.read >= (options.max ?? Infinity)) enough.abort();
      },
      onMalformed: () => totals.refuse('not what the protocol says'),
      onReconnect: (reason, seconds) => output.note(`${adapter.name}: ${reason}; connecting again in ${seconds.toFixed(1)} s`),
    });
    await sender.finish();
  } catch (error) {
    if (!context.signal.aborted) throw error;
  } finally {
    for (const timer of timers) clearInterval(timer);
    for (const line of totals.lines((now() - started) / 1_000)) output.print(line);
  }
}

function summary(totals: Totals): string {
  return `${totals.read} read, ${totals.accepted} accepted, ${totals.refused} refused`;
}
