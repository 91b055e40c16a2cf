import type { INestApplicationContext } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { DeltaDataModule, ModerationDataModule, TrendDataModule } from '@groundswell/data';
import { Clock, Ids } from '@groundswell/kernel';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { DecisionExporter, DecisionRestorer, DeltaLog, ModerationStore, RankStore, TrendExporter, TrendRestorer } from '@groundswell/trend';
import { Command } from 'commander';
import { withDeployment } from '../connection/deployment.ts';
import { CommandError } from '../terminal/errors.ts';
import { type Exported, readExport, writeExport } from '../moving/export-folder.ts';
import type { CommandContext } from './context.ts';

const SETTINGS = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_RANK_PARTS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

const IN_PARTS =
  'Several rankers share the topics of this deployment (GROUNDSWELL_RANK_PARTS): such trends can be neither exported nor imported.';

const HELP = `
Moves the trends of a running deployment to another: export here, import there. The deployment goes on
counting and ranking meanwhile. Lists, episodes, hours and topics come along, and what operators decided,
with its audit trail; sources, keys, samples and the times at which actors were first seen do not. To lose
and double nothing, let the senders pause between the export and the import, and send to the new deployment
from then on. Give the new deployment the same GROUNDSWELL_DEPLOYMENT_KEY: actors are known by hashes made
with it. Under another key who acted before counts once more as somebody else, and bans hold for nobody.`;

const ANOTHER_KEY =
  'This deployment has another GROUNDSWELL_DEPLOYMENT_KEY than the one that was exported: who acted there would count as somebody else here, ' +
  'and bans would hold for nobody. Give it the same key, or import with --another-key';

export function exportCommand(context: CommandContext): Command {
  return new Command('export')
    .description('writes the trends of the deployment, and what operators decided, into a folder')
    .argument('<folder>', 'where manifest.json, trends.ndjson and decisions.ndjson go')
    .addHelpText('after', HELP)
    .action((folder: string) =>
      withTrends(context, async (application) => {
        const exporter = new TrendExporter({
          store: application.get(RankStore, { strict: false }),
          log: application.get(DeltaLog, { strict: false }),
          clock: application.get(Clock, { strict: false }),
          keyMark: await keyMarkOf(application),
        });
        const found = await exporter.export();
        if (found === undefined) return context.output.print('There are no trends yet: nothing was exported.');
        const decisions = await new DecisionExporter(application.get(ModerationStore, { strict: false })).export();
        const { parts, entries } = await writeExport(folder, { ...found, decisions });
        context.output.print(`Exported ${told(parts, found.manifest.activities, entries)} to ${folder}.`);
      }),
    );
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('brings exported trends and decisions into a deployment that has none; safe to repeat')
    .argument('<folder>', 'what groundswell export wrote')
    .addHelpText('after', HELP)
    .option('--another-key', 'import although the deployment has another key: actors are others then, and bans hold for nobody')
    .action(async (folder: string, { anotherKey = false }: { readonly anotherKey?: boolean }) => {
      const exported = await readExport(folder);
      await withTrends(context, async (application) => {
        if (!anotherKey && exported.manifest.keyMark !== (await keyMarkOf(application))) throw new CommandError(ANOTHER_KEY);
        context.output.print(await restore(application, exported));
      });
    });
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

function told(parts: number, activities: number, entries: number): string {
  return `${parts} parts, which count ${activities} activities, and ${countOf(entries)}`;
}

function countOf(entries: number): string {
  return `${entries} ${entries === 1 ? 'decision' : 'decisions'}`;
}

function withTrends(context: CommandContext, work: (application: INestApplicationContext) => Promise<void>): Promise<void> {
  const modules = [TrendDataModule, DeltaDataModule, ModerationDataModule, DeploymentKeyModule];
  return withDeployment(context.environment, modules, SETTINGS, (application) => {
    if (application.get(Settings, { strict: false }).get('GROUNDSWELL_RANK_PARTS') > 1) throw new CommandError(IN_PARTS);
    return work(application);
  });
}

/** The same of the same key only, and nothing that would tell the key. */
async function keyMarkOf(application: INestApplicationContext): Promise<string> {
  const key = await application.get(DeploymentKey, { strict: false }).text();
  return new KeyedHash(key, 'export').hash48('groundswell-trends').toString(16).padStart(12, '0');
}
