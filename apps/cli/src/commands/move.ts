import type { INestApplicationContext } from '@nestjs/common';
import { Clock, Ids } from '@groundswell/kernel';
import { ErasedActors, ErasedList } from '@groundswell/privacy';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { DecisionExporter, DecisionRestorer, DeltaLog, ModerationStore, RankStore, TrendExporter, TrendRestorer } from '@groundswell/trend';
import { Command } from 'commander';
import { CommandError } from '../terminal/errors.ts';
import { type Exported, readExport, writeExport } from '../moving/export-folder.ts';
import type { BroughtPeople } from '../moving/people-importer.ts';
import type { CommandContext } from './context.ts';
import { peopleExporter, peopleImporter, withAll, wrapperOf } from './moving-application.ts';

const HELP = `
Moves a running deployment to another: export here, import there. The deployment goes on counting and
ranking meanwhile. Lists, episodes, hours and topics come along, what operators decided, with its audit
trail, who was erased, and people: their accounts with role, password and authenticator, and what they
keep (profile, follows, mutes, alerts). Each person is sealed in the file as a whole; those who are
erased or about to be are left out. Sessions, devices, what was told or waits to be told, sources, keys,
samples and the times at which actors were first seen stay behind: people sign in again. To lose and
double nothing, let the senders pause between the export and the import, and send to the new deployment
from then on. Give the new deployment the same GROUNDSWELL_DEPLOYMENT_KEY: actors are known by hashes made
with it. Under another key who acted before counts once more as somebody else, and bans hold for nobody.`;

const WITHOUT_PEOPLE = ['--without-people', 'leave accounts and what people keep behind'] as const;

const ANOTHER_KEY =
  'This deployment has another GROUNDSWELL_DEPLOYMENT_KEY than the one that was exported: who acted there would count as somebody else here, ' +
  'and bans would hold for nobody. Give it the same key, or import with --another-key';

export function exportCommand(context: CommandContext): Command {
  return new Command('export')
    .description('writes the trends of the deployment, what operators decided, who was erased and people into a folder')
    .argument('<folder>', 'where manifest.json and a file of each go')
    .addHelpText('after', HELP)
    .option(...WITHOUT_PEOPLE)
    .action((folder: string, { withoutPeople = false }: { readonly withoutPeople?: boolean }) =>
      withAll(context, !withoutPeople, async (application) => {
        const exporter = new TrendExporter({
          store: application.get(RankStore, { strict: false }),
          log: application.get(DeltaLog, { strict: false }),
          clock: application.get(Clock, { strict: false }),
          keyMark: await keyMarkOf(application),
        });
        const found = await exporter.export();
        if (found === undefined) return context.output.print('There are no trends yet: nothing was exported.');
        const decisions = await new DecisionExporter(application.get(ModerationStore, { strict: false })).export();
        const people = withoutPeople ? undefined : (await peopleExporter(application)).export();
        const erased = await application.get(ErasedList, { strict: false }).after(0);
        const written = await writeExport(folder, { ...found, decisions, erased, people });
        const { parts, entries } = written;
        context.output.print(`Exported ${told(parts, found.manifest.activities, entries)} and ${peopleTold(written.people)} to ${folder}.`);
      }),
    );
}

interface ImportOptions {
  readonly anotherKey?: boolean;
  readonly withoutPeople?: boolean;
  readonly fieldsKey?: string;
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('brings what was exported into a deployment that has no trends and decisions of its own; safe to repeat')
    .argument('<folder>', 'what groundswell export wrote')
    .addHelpText('after', HELP)
    .option('--another-key', 'import although the deployment has another key: actors are others then, and bans hold for nobody')
    .option(...WITHOUT_PEOPLE)
    .option(
      '--fields-key <key>',
      'ARN of the KMS key, or folder of secrets, of the deployment that was exported. Default: those of this one',
    )
    .action(async (folder: string, options: ImportOptions) => {
      const exported = await readExport(folder);
      const withPeople = options.withoutPeople !== true && exported.people !== undefined;
      await withAll(context, withPeople, async (application) => {
        const isSameKey = exported.manifest.keyMark === (await keyMarkOf(application));
        if (!isSameKey && options.anotherKey !== true) throw new CommandError(ANOTHER_KEY);
        // First of all: nobody who was erased is to come back, even for a moment. Under another key the hashes are nobody's.
        if (isSameKey) await restoreErased(application, exported);
        if (withPeople) context.output.print(peopleToldOf(await restorePeople(application, exported, options.fieldsKey, isSameKey)));
        context.output.print(await restore(application, exported));
      });
    });
}

async function restoreErased(application: INestApplicationContext, { erased }: Exported): Promise<void> {
  const list = application.get(ErasedActors, { strict: false });
  for (const { actors, by, reason } of erased) await list.erase(actors, { by, ...(reason !== undefined && { reason }) });
}

async function restorePeople(
  application: INestApplicationContext,
  { people }: Exported,
  fieldsKey: string | undefined,
  isSameKey: boolean,
): Promise<BroughtPeople> {
  if (people === undefined) return { brought: 0, erased: 0, taken: 0 };
  return (await peopleImporter(application)).import(people, wrapperOf(application, fieldsKey), isSameKey);
}

/** Decisions first: nobody who was banned is to be shown, even for a moment. */
async function restore(application: INestApplicationContext, { manifest, parts, decisions }: Exported): Promise<string> {
  const trends = new TrendRestorer(application.get(RankStore, { strict: false }), application.get(Ids, { strict: false }));
  const isRestored = await trends.isRestored(manifest);
  const restorer = new DecisionRestorer(application.get(ModerationStore, { strict: false }));
  const entries = decisions === undefined ? 0 : await restorer.restore(decisions);
  if (isRestored) return `These trends were imported before${entries === 0 ? ': nothing was done' : `, now ${countOf(entries)} too`}.`;
  const written = await trends.restore(manifest, parts);
  return `Imported ${told(written, manifest.activities, entries)}. They are shown from the next refresh on, in a minute at most.`;
}

function peopleTold(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

function peopleToldOf({ brought, erased, taken }: BroughtPeople): string {
  const left = [
    ...(erased === 0 ? [] : [`${erased} who ${erased === 1 ? 'is' : 'are'} erased`]),
    ...(taken === 0 ? [] : [`${taken} whose address is another account's here`]),
  ];
  return `${peopleTold(brought)} ${brought === 1 ? 'is' : 'are'} here${left.length === 0 ? '' : `; left behind: ${left.join(', ')}`}.`;
}

function told(parts: number, activities: number, entries: number): string {
  return `${parts} parts, which count ${activities} activities, and ${countOf(entries)}`;
}

function countOf(entries: number): string {
  return `${entries} ${entries === 1 ? 'decision' : 'decisions'}`;
}

/** The same of the same key only, and nothing that would tell the key. */
async function keyMarkOf(application: INestApplicationContext): Promise<string> {
  const key = await application.get(DeploymentKey, { strict: false }).text();
  return new KeyedHash(key, 'export').hash48('groundswell-trends').toString(16).padStart(12, '0');
}
