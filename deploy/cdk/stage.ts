import { RemovalPolicy } from 'aws-cdk-lib';
import type { IntervalName, WindowName } from '../topology.ts';

/** What differs between deployments of the same topology. */
export interface Stage {
  /** `[a-z][a-z0-9-]{0,19}`: part of every name. */
  readonly name: string;
  readonly shards: number;
  /** What becomes of tables, streams and buckets when their stack is deleted. */
  readonly removal: RemovalPolicy;
  readonly deletionProtection: boolean;
  readonly logDays: 7 | 30 | 90;
  /** Seconds to gather batches whose window the topology names. */
  readonly windows: Readonly<Record<WindowName, number>>;
  /** Seconds between runs of schedules whose interval the topology names. */
  readonly intervals: Readonly<Record<IntervalName, number>>;
}

/** An hour of a warehouse that is awake costs more than all the rest, so it is woken every 15 minutes at most. */
const TIMES = { windows: { landing: 60 }, intervals: { loading: 900 } } as const;

const STAGES: readonly Stage[] = [
  { name: 'dev', shards: 1, removal: RemovalPolicy.DESTROY, deletionProtection: false, logDays: 7, ...TIMES },
  { name: 'prod', shards: 2, removal: RemovalPolicy.RETAIN, deletionProtection: true, logDays: 90, ...TIMES },
];

/** @throws Error naming the stages that there are */
export function stageNamed(name: string): Stage {
  const stage = STAGES.find((candidate) => candidate.name === name);
  if (stage === undefined)
    throw new Error(`There is no stage ${name}. Choose from: ${STAGES.map((candidate) => candidate.name).join(', ')}`);
  return stage;
}

/** Seconds to gather a batch. */
export function windowOf({ windows }: Stage, window: number | WindowName): number {
  return typeof window === 'number' ? window : windows[window];
}

/** Seconds between two runs of a schedule. */
export function intervalOf({ intervals }: Stage, interval: number | IntervalName): number {
  return typeof interval === 'number' ? interval : intervals[interval];
}
