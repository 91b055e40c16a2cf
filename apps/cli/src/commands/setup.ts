import { Command } from 'commander';
import { OperatorKeys } from '@groundswell/auth';
import { Clock } from '@groundswell/kernel';
import { ensureSource, withSources, type SourceName } from '../connection/registered-sources.ts';
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
  return withSources(environment, async (sources, application) => {
    const ensured = [];
    for (const name of FIRST_SOURCES) ensured.push(await ensureSource(sources, application.get(Clock), name));
    const keys = application.get(OperatorKeys, { strict: false });
    const operatorKey = (await keys.exists()) ? {} : { operatorKey: await keys.rotate() };
    return { sources: ensured.map(({ id, name, writeKeys }) => ({ id, name, writeKeys })), ...operatorKey };
  });
}

function describe({ sources, operatorKey }: SetupReport): readonly string[] {
  return [
    ...sources.map(({ id, name, writeKeys }) => `source ${id} (${name}): write key ${writeKeys.join(', ')}`),
    ...(operatorKey === undefined
      ? ['There is an operator key already; groundswell operator-key rotate makes a new one.']
      : [`operator key, shown this once: ${operatorKey}`]),
  ];
}
