import { Command, Option } from 'commander';
import { resolveWriteKey } from '../connection/write-key.ts';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import { ActivityClient } from '../sending/client.ts';
import { CommandError } from '../terminal/errors.ts';
import type { CommandContext } from './context.ts';

interface SendOptions {
  readonly actor: string;
  readonly kind: string;
  readonly topic: readonly string[];
  readonly language?: string;
  readonly region?: string;
}

const ATTEMPTS = 3;

export function sendCommand(context: CommandContext): Command {
  return new Command('send')
    .description('sends one activity and says where to see it')
    .argument('<text>', 'what was said; its hashtags are its topics')
    .option('--actor <name>', 'who did it', 'command-line')
    .option('--kind <kind>', 'post, view, search, purchase, like, ...', 'post')
    .addOption(new Option('--topic <topic>', 'a further topic; may be repeated').argParser(collect).default([], 'none'))
    .option('--language <tag>', 'language: pt')
    .option('--region <code>', 'region: BR')
    .action(async (text: string, options: SendOptions, command: Command) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      const url = urlOf(globals, context.environment);
      const writeKey = await resolveWriteKey(globals, context.environment, { id: 'default', name: 'My community' });
      const client = new ActivityClient({ url, writeKey, attempts: ATTEMPTS, signal: context.signal });
      const { topic: topics, ...rest } = options;
      const activity = { text, actor: rest.actor, kind: rest.kind, topics, ...places(rest) };
      const { results } = await client.send([activity]);
      const [result] = results;
      if (result?.status !== 'accepted')
        throw new CommandError(`It was refused: ${[result?.field, result?.reason].filter(Boolean).join(': ')}`);
      context.output.print(`Accepted as ${result.id ?? 'an activity'}.`);
      for (const warning of result.warnings ?? []) context.output.print(`Warning: ${describe(warning)}`);
      context.output.print(`It is counted within seconds: ${url}/`);
    });
}

function places({ language, region }: Pick<SendOptions, 'language' | 'region'>): { language?: string; region?: string } {
  return { ...(language === undefined ? {} : { language }), ...(region === undefined ? {} : { region }) };
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function describe(warning: unknown): string {
  return typeof warning === 'string' ? warning : JSON.stringify(warning);
}
