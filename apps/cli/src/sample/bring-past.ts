import type { Clock } from '@groundswell/kernel';
import { Settings, type SettingName } from '@groundswell/settings';
import { clockOf } from '@groundswell/telemetry';
import { TrendImport, TrendReads } from '@groundswell/trend';
import { TrendImportModule } from '@groundswell/data';
import { withDeployment } from '../connection/deployment.ts';
import type { Output } from '../terminal/output.ts';
import type { Community } from './community.ts';
import { PAST, pastOf } from './past.ts';

const SETTINGS = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_MIN_ACTORS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

const IMPORT_SETTINGS: readonly SettingName[] = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_MIN_ACTORS',
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
];

type Environment = Record<string, string | undefined>;

/** The deployment's time: the machine's, or the faster one that all its processes share. */
export function clockFrom(environment: Environment): Clock {
  return clockOf(Settings.read(['GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'], environment));
}

/** Brings the community's past along where the deployment has none, computed by the engine's own code. */
export function bringPast(
  community: Community,
  seed: number,
  environment: Environment,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  return withDeployment(environment, [TrendImportModule], SETTINGS, async (application) => {
    const { activities } = await application.get(TrendReads, { strict: false }).freshness();
    if (activities > 0 || signal.aborted) return;
    const now = clockFrom(environment).now();
    const report = await application.get(TrendImport, { strict: false }).importPast(untilAborted(pastOf(community, now), signal), {
      now,
      name: `sample-${seed}`,
      onProgress: (count) => output.note(`bringing the sample community’s last ${PAST / 86_400_000} days along: ${count} activities`),
    });
    output.note(`Brought the sample community’s past along: ${report.activities} made-up activities.`);
  });
}

function* untilAborted<Item>(items: Iterable<Item>, signal: AbortSignal): Generator<Item> {
  for (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}
