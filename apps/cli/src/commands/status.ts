import { Command } from 'commander';
import { getJson } from '../connection/api.ts';
import { urlOf, type GlobalOptions } from '../connection/target.ts';
import type { CommandContext } from './context.ts';

interface Status {
  readonly status: 'starting' | 'ok' | 'stale';
  readonly version: string;
  readonly stage: string;
  readonly rankedAt?: string;
  readonly countedThrough?: string;
  readonly lagSeconds?: number;
  readonly activities: number;
  readonly minimumActors: number;
  readonly sample: boolean;
}

const MEANING: Readonly<Record<Status['status'], string>> = {
  starting: 'starting: nothing has been ranked yet',
  ok: 'ok: trends are up to date',
  stale: 'stale: trends have not been refreshed for a while; look at the logs of rank',
};

export function statusCommand(context: CommandContext): Command {
  return new Command('status')
    .description('says how the deployment is: how fresh its trends are, how much it counted')
    .option('--json', 'print what the API answers')
    .action(async (options: { json?: boolean }, command: Command) => {
      const url = urlOf(command.optsWithGlobals<GlobalOptions>(), context.environment);
      const status = await getJson<Status>(url, '/v1/status');
      const lines = options.json ? [JSON.stringify(status)] : describe(url, status);
      for (const line of lines) context.output.print(line);
    });
}

function describe(url: string, status: Status): readonly string[] {
  return [
    `${url}  (${status.stage}, version ${status.version})`,
    MEANING[status.status],
    `activities counted  ${status.activities.toLocaleString('en')}`,
    ...(status.rankedAt === undefined ? [] : [`trends ranked       ${status.rankedAt}`]),
    ...(status.countedThrough === undefined ? [] : [`counted through     ${status.countedThrough}`]),
    ...(status.lagSeconds === undefined ? [] : [`lag                 ${status.lagSeconds.toFixed(1)} s`]),
    `shown to everyone   topics of ${status.minimumActors} people or more`,
    ...(status.sample ? ['There is made-up activity of the sample community in it (scope source:sample).'] : []),
  ];
}
