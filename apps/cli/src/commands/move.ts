import type { INestApplicationContext } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import { DeltaDataModule, TrendDataModule } from '@groundswell/data';
import { Clock, Ids } from '@groundswell/kernel';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { DeltaLog, RankStore, TrendExporter, TrendRestorer } from '@groundswell/trend';
import { Command } from 'commander';
import { withDeployment } from '../connection/deployment.ts';
import { readManifest, readParts, writeExport } from '../moving/export-folder.ts';
import type { CommandContext } from './context.ts';

const SETTINGS = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_RANK_PARTS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

const HELP = `
Moves the trends of a running deployment to another: export here, import there. The deployment goes on
counting and ranking meanwhile. Lists, episodes, hours and topics come along; sources, keys, samples,
operators' decisions and the times at which actors were first seen do not. To lose and double nothing,
let the senders pause between the export and the import, and send to the new deployment from then on.
Give the new deployment the same GROUNDSWELL_DEPLOYMENT_KEY, or those who acted before count once
more as others when they act again.`;

export function exportCommand(context: CommandContext): Command {
  return new Command('export')
    .description('writes the trends of the deployment into a folder')
    .argument('<folder>', 'where manifest.json and trends.ndjson go')
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
        const parts = await writeExport(folder, found.manifest, found.parts);
        context.output.print(`Exported ${parts} parts, which count ${found.manifest.activities} activities, to ${folder}.`);
      }),
    );
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('brings exported trends into a deployment that has none; safe to repeat')
    .argument('<folder>', 'what groundswell export wrote')
    .addHelpText('after', HELP)
    .action(async (folder: string) => {
      const manifest = await readManifest(folder);
      await withTrends(context, async (application) => {
        if (manifest.keyMark !== (await keyMarkOf(application)))
          context.output.note('The deployment that this is of has another key: who acted there before counts once more as somebody else.');
        const restorer = new TrendRestorer(application.get(RankStore, { strict: false }), application.get(Ids, { strict: false }));
        const parts = await restorer.restore(manifest, readParts(folder));
        const told =
          parts === 0 ? 'These trends were imported before.' : `Imported ${parts} parts, which count ${manifest.activities} activities.`;
        context.output.print(told);
      });
    });
}

function withTrends(context: CommandContext, work: (application: INestApplicationContext) => Promise<void>): Promise<void> {
  return withDeployment(context.environment, [TrendDataModule, DeltaDataModule, DeploymentKeyModule], SETTINGS, work);
}

/** The same of the same key only, and nothing that would tell the key. */
async function keyMarkOf(application: INestApplicationContext): Promise<string> {
  const key = await application.get(DeploymentKey, { strict: false }).text();
  return new KeyedHash(key, 'export').hash48('groundswell-trends').toString(16).padStart(12, '0');
}
