import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { CommandContext } from '../commands/context.ts';
import { positiveNumber, wholeNumber } from '../commands/numbers.ts';
import { CommandError, EXIT } from '../terminal/errors.ts';
import { type AuthorOptions, authorOf, operatorApi, type OperatorApi, type OperatorOptions } from './operator-client.ts';
import { collect, withAuthor } from './options.ts';

/** Actors that one request may name. */
const AT_ONCE = 1_000;

interface ActorOptions extends OperatorOptions, AuthorOptions {
  readonly hash: readonly string[];
  readonly file?: string;
}

interface BanOptions extends ActorOptions {
  readonly topic?: string;
  readonly newerThanHours?: number;
  readonly network?: string;
  readonly past?: number;
  readonly for?: number;
}

interface LiftOptions extends ActorOptions {
  readonly actor: readonly string[];
  readonly sweep?: string;
}

type NamedActor = { id: string } | { hash: string };

/** `moderation ban`: actors by id or hash, or whoever uses a topic. */
export function banActors({ environment, output }: CommandContext): Command {
  const command = new Command('ban')
    .description('lets the activity of actors count nothing, what they did and what they will do')
    .argument('[actors...]', 'ids, as senders write them')
    .addOption(new Option('--hash <hash>', 'an actor by hash; may be repeated').argParser(collect).default([], 'none'))
    .option('--file <file>', 'a file of ids, one a line')
    .option('--topic <topic>', 'whoever uses this topic: the engine finds them')
    .option('--newer-than-hours <n>', 'of the topic: only actors first seen within so many hours', wholeNumber)
    .option('--network <address>', 'of the topic: only actors in the network of this IP address')
    .option('--past <minutes>', 'of the topic: how far back (default: 60)', positiveNumber)
    .option('--for <minutes>', 'of the topic: for how long whoever comes, too (default: 60)', wholeNumber);
  return withAuthor(command).action(async (ids: readonly string[], _options: unknown, self: Command) => {
    const options = self.optsWithGlobals<BanOptions>();
    const api = operatorApi(options, environment);
    const author = authorOf(options, environment);
    if (options.topic !== undefined) return output.print(await sweep(api, options.topic, options, author));
    let banned = 0;
    for (const actors of inBatches(await named(ids, options))) {
      const body = { actors, ...author };
      banned += (await api.ask((client) => client.PUT('/v1/moderation/actors', { body }))).changed;
    }
    output.print(`${banned} ${banned === 1 ? 'actor is' : 'actors are'} banned now.`);
  });
}

/** `moderation lift`: takes decisions on topics, bans, or a sweep with its bans back. */
export function lift({ environment, output }: CommandContext): Command {
  const command = new Command('lift')
    .description('takes decisions on topics, bans, or a sweep with its bans back')
    .argument('[topics...]', 'topics')
    .addOption(new Option('--actor <id>', 'an actor by id; may be repeated').argParser(collect).default([], 'none'))
    .addOption(new Option('--hash <hash>', 'an actor by hash; may be repeated').argParser(collect).default([], 'none'))
    .option('--file <file>', 'a file of ids of actors, one a line')
    .option('--sweep <id>', 'a sweep');
  return withAuthor(command).action(async (topics: readonly string[], _options: unknown, self: Command) => {
    const options = self.optsWithGlobals<LiftOptions>();
    const api = operatorApi(options, environment);
    const query = authorOf(options, environment);
    for (const topic of topics) {
      const params = { path: { topic }, query };
      const standing = await api.ask((client) => client.DELETE('/v1/moderation/topics/{topic}', { params }));
      output.print(`Nothing is decided of ${standing.topic} any more.`);
    }
    if (options.sweep !== undefined) {
      const params = { path: { sweep: options.sweep }, query };
      const ended = await api.ask((client) => client.DELETE('/v1/moderation/sweeps/{sweep}', { params }));
      output.print(`The sweep of ${ended.topic} has ended; its bans are taken back.`);
    }
    const bans = options.actor.length + options.hash.length > 0 || options.file !== undefined;
    if (bans) output.print(await liftBans(api, await named(options.actor, options), query));
    if (!bans && topics.length === 0 && options.sweep === undefined) throw nobodyNamed();
  });
}

async function liftBans(api: OperatorApi, all: readonly NamedActor[], author: AuthorOptions): Promise<string> {
  let lifted = 0;
  for (const actors of inBatches(all)) {
    const body = { actors, ...author };
    lifted += (await api.ask((client) => client.POST('/v1/moderation/actors/lift', { body }))).changed;
  }
  return `${lifted} ${lifted === 1 ? 'ban is' : 'bans are'} taken back.`;
}

async function sweep(api: OperatorApi, topic: string, options: BanOptions, author: AuthorOptions): Promise<string> {
  const { newerThanHours, network, past, for: forMinutes } = options;
  const body = {
    topic,
    ...author,
    ...(newerThanHours !== undefined && { newerThanHours }),
    ...(network !== undefined && { network }),
    ...(past !== undefined && { pastMinutes: past }),
    ...(forMinutes !== undefined && { forMinutes }),
  };
  const id = randomUUID();
  const ordered = await api.ask((client) => client.PUT('/v1/moderation/sweeps/{sweep}', { params: { path: { sweep: id } }, body }));
  return `Whoever uses ${ordered.topic} is banned as of the next refresh, until ${ordered.until}. How many: groundswell moderation audit --topic ${ordered.topic}. To undo it: groundswell moderation lift --sweep ${id}`;
}

async function named(ids: readonly string[], { hash, file }: ActorOptions): Promise<readonly NamedActor[]> {
  const lines = file === undefined ? [] : (await read(file)).split(/\r?\n/).map((line) => line.trim());
  const all = [...[...ids, ...lines].filter((id) => id !== '').map((id) => ({ id })), ...hash.map((one) => ({ hash: one }))];
  if (all.length === 0) throw nobodyNamed();
  return all;
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`${file} cannot be read`, undefined, { cause: error });
  });
}

function nobodyNamed(): CommandError {
  return new CommandError('Say whom: ids, --hash, --file, or see --help', EXIT.misused);
}

function inBatches(actors: readonly NamedActor[]): readonly NamedActor[][] {
  return Array.from({ length: Math.ceil(actors.length / AT_ONCE) }, (_, index) => actors.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
