import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { Sources } from '@groundswell/activity';
import { AccountStore, FirstOperatorLinks, OneTimeStore, OperatorKeys } from '@groundswell/auth';
import { AccountDataModule, IdentityDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { withDeployment } from '../connection/deployment.ts';
import { ensureSource, type SourceName } from '../connection/registered-sources.ts';
import { SAMPLE_SOURCE } from '../sample/past.ts';
import type { CommandContext } from './context.ts';

/** The sources that a deployment begins with. */
const FIRST_SOURCES: readonly SourceName[] = [
  { id: 'default', name: 'My community' },
  { id: SAMPLE_SOURCE, name: 'Sample community' },
];

interface SetupReport {
  readonly sources: readonly { readonly id: string; readonly name: string; readonly writeKeys: readonly string[] }[];
  /** Only when it was made just now: it is stored hashed. */
  readonly operatorKey?: string;
  /** Makes whoever opens it first the first operator, for a day; absent when there was one, or nobody knows the site's address. */
  readonly operatorLink?: string;
}

export function setupCommand(context: CommandContext): Command {
  return new Command('setup')
    .description('makes the first sources and the operator key where they are missing; safe to repeat')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: boolean }) => {
      const report = await setUp(context);
      const lines = options.json ? [JSON.stringify(report)] : describe(report);
      for (const line of lines) context.output.print(line);
    });
}

function setUp({ environment }: CommandContext): Promise<SetupReport> {
  const modules = [IdentityDataModule, AccountDataModule];
  return withDeployment(environment, modules, ['GROUNDSWELL_TABLE_IDENTITY', 'GROUNDSWELL_PUBLIC_URL'], async (application) => {
    const [sources, clock] = [application.get(Sources, { strict: false }), application.get(Clock)];
    const ensured = [];
    for (const name of FIRST_SOURCES) ensured.push(await ensureSource(sources, clock, name));
    const keys = application.get(OperatorKeys, { strict: false });
    const operatorKey = (await keys.exists()) ? {} : { operatorKey: await keys.rotate() };
    const operatorLink = await linkFor(application);
    return {
      sources: ensured.map(({ id, name, writeKeys }) => ({ id, name, writeKeys })),
      ...operatorKey,
      ...(operatorLink && { operatorLink }),
    };
  });
}

async function linkFor(application: INestApplicationContext): Promise<string | undefined> {
  const site = application
    .get(Settings)
    .get('GROUNDSWELL_PUBLIC_URL')
    ?.replace(/\/{1,9}$/, '');
  if (site === undefined) return undefined;
  const [accounts, once] = [application.get(AccountStore, { strict: false }), application.get(OneTimeStore, { strict: false })];
  return new FirstOperatorLinks({ accounts, once, clock: application.get(Clock) }, site).make();
}

function describe({ sources, operatorKey, operatorLink }: SetupReport): readonly string[] {
  return [
    ...sources.map(({ id, name, writeKeys }) => `source ${id} (${name}): write key ${writeKeys.join(', ')}`),
    ...(operatorKey === undefined
      ? ['There is an operator key already; groundswell operator-key rotate makes a new one.']
      : [`operator key, shown this once: ${operatorKey}`]),
    ...(operatorLink === undefined ? [] : [`who opens this first, within a day, becomes the first operator: ${operatorLink}`]),
  ];
}
