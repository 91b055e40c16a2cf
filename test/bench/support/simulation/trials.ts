import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { Community, type CommunityOptions, ONE_NETWORK, STUDY, YOUNG } from './community.ts';
import type { Judge } from './judges/judge.ts';
import { candidates, judges } from './rules.ts';
import type { Result } from './tally.ts';
import { runTrial } from './trial.ts';

interface TrialKind {
  readonly options: Omit<CommunityOptions, 'seed'>;
  readonly judges: () => readonly Judge[];
}

const ours = (): readonly Judge[] => judges().slice(0, 1);

/** Communities of one kind, and who judges them. */
const KINDS = {
  community: { options: STUDY, judges },
  'one network': { options: ONE_NETWORK, judges: ours },
  'one hour old': { options: YOUNG, judges: ours },
  tuning: { options: STUDY, judges: candidates },
} satisfies Record<string, TrialKind>;

/** One community to be judged. */
export interface Trial {
  readonly kind: keyof typeof KINDS;
  readonly seed: number;
}

/** What came of it, by judge. */
export interface Tried extends Trial {
  readonly results: ReadonlyMap<string, Result>;
  readonly seconds: number;
}

/** Runs all trials, as many side by side as there are processors, and tells of each when it is through; in the order of `trials`. */
export async function tryAll(file: string, trials: readonly Trial[], onTried: (tried: Tried) => void): Promise<readonly Tried[]> {
  const [all, waiting] = [new Map<Trial, Tried>(), trials.values()];
  const threads = Math.min(availableParallelism(), trials.length);
  const workers = Array.from({ length: threads }, () => new Worker(file));
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const trial of waiting) {
          const tried = await answerTo(worker, trial);
          all.set(trial, tried);
          onTried(tried);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return trials.map((trial) => all.get(trial) as Tried);
}

/** The other end, in a thread. */
export function answerTrials(): void {
  parentPort?.on('message', (trial: Trial) => parentPort?.postMessage(run(trial), []));
}

function answerTo(worker: Worker, trial: Trial): Promise<Tried> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners().once('message', resolve).once('error', reject);
    worker.postMessage(trial, []);
  });
}

function run({ kind, seed }: Trial): Tried {
  const began = performance.now();
  const { options, judges: all }: TrialKind = KINDS[kind];
  // Half of the deployments know how old accounts are, half when they first saw somebody.
  const community = new Community({ ...options, seed: String(seed), ages: seed % 2 === 0 ? 'sight' : options.ages });
  return { kind, seed, results: runTrial(community, all()), seconds: (performance.now() - began) / 1_000 };
}
