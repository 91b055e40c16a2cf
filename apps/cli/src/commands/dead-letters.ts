import { Command } from 'commander';
import { ActivityStream } from '@groundswell/activity';
import { ActivityStreamModule, ArchiveModule, DeploymentKeyModule, KeptLettersModule } from '@groundswell/cloud';
import { DeltaDataModule, ErasedDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import {
  type DeadLetter,
  DeltaLog,
  KeyedActivityHashes,
  type KeptLetter,
  KeptLetters,
  LetterReplay,
  type ReplayNote,
  type ReplayResult,
} from '@groundswell/trend';
import { Archive, isOfLanding, LandingReplay, Pseudonyms } from '@groundswell/warehouse';
import { withDeployment } from '../connection/deployment.ts';
import { CommandError } from '../terminal/errors.ts';
import type { Output } from '../terminal/output.ts';
import { table } from '../terminal/table.ts';
import type { CommandContext } from './context.ts';
import { positiveNumber } from './numbers.ts';

const SETTINGS = [
  'GROUNDSWELL_TABLE_IDENTITY',
  'GROUNDSWELL_TABLE_ENGAGEMENT',
  'GROUNDSWELL_BUCKET_ARCHIVE',
  'GROUNDSWELL_PUBLIC_KINDS',
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_RANK_PARTS',
  'GROUNDSWELL_STREAM_ACTIVITIES',
  'GROUNDSWELL_BUCKET_DEAD_LETTERS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

interface Desk {
  readonly letters: KeptLetters;
  readonly replay: LetterReplay;
  readonly landing: LandingReplay;
}

/** Dead letters hold what people sent, whole: only who may read the deployment's own bucket sees them, no route does. */
export function deadLettersCommand(context: CommandContext): Command {
  return new Command('dead-letters')
    .description('what could not be counted or did not land, kept whole: look at it, bring it back')
    .addCommand(list(context))
    .addCommand(show(context))
    .addCommand(replay(context));
}

function list({ environment, output }: CommandContext): Command {
  return new Command('list')
    .description('lists the letters: when, why, and whether they were replayed')
    .option('--limit <n>', 'letters at most', positiveNumber, 50)
    .option('--open', 'only those that were not replayed')
    .action(async (options: { limit: number; open?: boolean }) => {
      const rows = await atDesk(environment, async ({ letters }) => {
        const found: string[][] = [];
        for await (const letter of letters.list()) {
          if (found.length >= options.limit) break;
          if (options.open !== true || letter.note?.endedAt === undefined) found.push(await rowOf(letters, letter));
        }
        return found;
      });
      if (rows.length === 0) output.print('There are none.');
      else
        for (const line of table([{ title: 'Arrived' }, { title: 'Why' }, { title: 'Replayed' }, { title: 'Key' }], rows))
          output.print(line);
    });
}

async function rowOf(letters: KeptLetters, { key, note }: KeptLetter): Promise<string[]> {
  const { at, reason } = await readable(letters, key);
  return [new Date(at).toISOString(), reason, stateOf(note), key];
}

/** A letter that cannot be read is listed all the same. */
async function readable(letters: KeptLetters, key: string): Promise<Pick<DeadLetter, 'at' | 'reason'>> {
  try {
    return (await letters.read(key)) ?? { at: 0, reason: 'gone meanwhile' };
  } catch (error) {
    return { at: 0, reason: error instanceof Error ? error.message : String(error) };
  }
}

function stateOf(note: ReplayNote | undefined): string {
  if (note === undefined) return '-';
  return note.endedAt === undefined ? `begun ${new Date(note.begunAt).toISOString()}` : new Date(note.endedAt).toISOString();
}

function show({ environment, output }: CommandContext): Command {
  return new Command('show')
    .description('prints one letter with its content')
    .argument('<key>', 'as the list names it')
    .action(async (key: string) => {
      const [letter, note] = await atDesk(environment, async ({ letters }) => [await letters.read(key), await letters.note(key)] as const);
      if (letter === undefined) throw new CommandError(`There is no letter ${key}; groundswell dead-letters list shows those there are`);
      const { data, at, ...rest } = letter;
      const content =
        letter.origin === 'count' || isOfLanding(letter)
          ? { text: Buffer.from(data).toString() }
          : { base64: Buffer.from(data).toString('base64') };
      output.print(JSON.stringify({ ...rest, arrivedAt: new Date(at).toISOString(), replay: note ?? null, ...content }, undefined, 2));
    });
}

function replay({ environment, output }: CommandContext): Command {
  return new Command('replay')
    .description(
      'puts activities back into the stream under their own ids, and lands what did not land; once, however often it is asked for',
    )
    .argument('[keys...]', 'as the list names them')
    .option('--all', 'every letter that was not replayed yet')
    .option('--force', 'also those that were begun more than 50 minutes ago and may have been put back then: they may count twice')
    .action(async (keys: readonly string[], options: { all?: boolean; force?: boolean }) => {
      if (keys.length === 0 && options.all !== true) throw new CommandError('Which ones? Name keys, or say --all');
      const failed = await atDesk(environment, async (desk) => {
        let left = 0;
        for await (const key of keys.length > 0 ? keys : openKeys(desk.letters)) {
          const result = await replayed(desk, key, options.force ?? false);
          tell(output, key, result);
          if (result.outcome !== 'replayed' && result.outcome !== 'already') left += 1;
        }
        return left;
      });
      if (failed > 0) throw new CommandError(`${failed} could not be brought back`);
    });
}

/** What did not land is landed; nothing of it was not counted. */
async function replayed({ letters, replay: counting, landing }: Desk, key: string, force: boolean): Promise<ReplayResult> {
  const letter = await letters.read(key);
  return letter !== undefined && isOfLanding(letter) ? landing.replay(key) : counting.replay(key, force);
}

async function* openKeys(letters: KeptLetters): AsyncIterable<string> {
  for await (const { key, note } of letters.list()) if (note?.endedAt === undefined) yield key;
}

function tell(output: Output, key: string, { outcome, activities, refused }: ReplayResult): void {
  const lines = {
    replayed: `${activities} activities or changes were put back`,
    already: 'was replayed before',
    uncertain: 'was begun more than 50 minutes ago and never ended: what was put back then would count twice. Say --force if it was not',
    refused: 'nothing of it can be brought back',
    missing: 'there is no such letter',
  };
  output.print(`${key}: ${[lines[outcome], ...refused].join('; ')}`);
}

function atDesk<Result>(environment: CommandContext['environment'], work: (desk: Desk) => Promise<Result>): Promise<Result> {
  const modules = [KeptLettersModule, ArchiveModule, ActivityStreamModule, DeltaDataModule, ErasedDataModule, DeploymentKeyModule];
  return withDeployment(environment, modules, SETTINGS, async (application) => {
    const letters = application.get(KeptLetters, { strict: false });
    const stream = application.get(ActivityStream, { strict: false });
    const log = application.get(DeltaLog, { strict: false });
    const key = await application.get(DeploymentKey, { strict: false }).text();
    const hashes = new KeyedActivityHashes(key);
    const erased = { actors: application.get(ErasedActors, { strict: false }), hashes };
    const settings = application.get(Settings, { strict: false });
    const clock = application.get(Clock);
    const parts = {
      archive: application.get(Archive, { strict: false }),
      erased: erased.actors,
      pseudonyms: new Pseudonyms(key),
      clock,
      publicKinds: settings.get('GROUNDSWELL_PUBLIC_KINDS'),
    };
    const tables = new Map([
      [settings.get('GROUNDSWELL_TABLE_IDENTITY'), 'identity'],
      [settings.get('GROUNDSWELL_TABLE_ENGAGEMENT'), 'engagement'],
    ]);
    const landing = new LandingReplay(letters, parts, (name) => tables.get(name));
    return work({ letters, replay: new LetterReplay(letters, stream, log, clock, erased), landing });
  });
}
