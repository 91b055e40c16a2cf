import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import { clockOf } from '@groundswell/telemetry';
import { TrendImport, TrendReads } from '@groundswell/trend';
import { THRESHOLD_SETTINGS, TrendImportModule } from '@groundswell/data';
import { withDeployment } from '../connection/deployment.ts';
import { lineOf } from '../terminal/errors.ts';
import type { Output } from '../terminal/output.ts';
import type { Community } from './community.ts';
import { pastOf } from './past.ts';

const SETTINGS = [
  'GROUNDSWELL_TABLE_TRENDS',
  'GROUNDSWELL_MIN_ACTORS',
  'GROUNDSWELL_RANK_PARTS',
  ...THRESHOLD_SETTINGS,
  'GROUNDSWELL_DEPLOYMENT_KEY',
  'GROUNDSWELL_DEPLOYMENT_KEY_ARN',
] as const;

/** Attempts to bring the past. */
const ATTEMPTS = 3;

/** Items between two looks at the world. */
const BREATH = 5_000;

type Environment = Record<string, string | undefined>;

/** The deployment's time: the machine's, or the faster one that all its processes share. */
export function clockFrom(environment: Environment): Clock {
  return clockOf(Settings.read(['GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'], environment));
}

/**
 * Brings the community's past along where the deployment has none, computed by the engine's own code.
 * A past that cannot be brought is told and left out: the present goes on without it.
 */
export async function bringPast(
  community: Community,
  seed: number,
  environment: Environment,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  try {
    await withDeployment(environment, [TrendImportModule], SETTINGS, (application) => {
      const port = { reads: application.get(TrendReads, { strict: false }), past: application.get(TrendImport, { strict: false }) };
      return importOnce(port, community, seed, clockFrom(environment), output, signal);
    });
  } catch (error) {
    if (!signal.aborted) output.note(`The sample community’s past could not be brought along: ${lineOf(error, false)}`);
  }
}

interface Ports {
  readonly reads: TrendReads;
  readonly past: TrendImport;
}

async function importOnce(
  { reads, past }: Ports,
  community: Community,
  seed: number,
  clock: Clock,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { activities } = await reads.freshness();
  if (activities > 0) return;
  const now = clock.now();
  output.note('The sample community brings its last three days along.');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const report = await past.importPast(breathing(pastOf(community, now), signal), { now, name: `sample-${seed}` });
      // The local cloud passes this line on.
      return output.note(`Brought the sample community’s past along: ${report.activities} made-up activities of the last three days.`);
    } catch (error) {
      // A ranker that began at the same moment may take the lease: under the same name nothing counts twice.
      if (signal.aborted || attempt >= ATTEMPTS) throw error;
      await wait(1_000, undefined, { signal });
    }
  }
}

/** Lets signals and timers in now and then: millions of items would keep them out. */
async function* breathing<Item>(items: Iterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  let count = 0;
  for (const item of items) {
    count += 1;
    if (count % BREATH === 0) await immediate(undefined, { signal });
    yield item;
  }
}
