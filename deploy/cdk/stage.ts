import { RemovalPolicy } from 'aws-cdk-lib';
import type { WindowName } from '../topology.ts';

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
}

const STAGES: readonly Stage[] = [
  { name: 'dev', shards: 1, removal: RemovalPolicy.DESTROY, deletionProtection: false, logDays: 7, windows: { landing: 60 } },
  { name: 'prod', shards: 2, removal: RemovalPolicy.RETAIN, deletionProtection: true, logDays: 90, windows: { landing: 60 } },
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
