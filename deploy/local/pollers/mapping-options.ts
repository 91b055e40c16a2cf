import { setTimeout as wait } from 'node:timers/promises';
import type { InvocationResult } from '../runner/function.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { GivenUp, RetryRules } from './delivery.ts';
import type { Pattern } from './filter.ts';
import type { StreamSource } from './source.ts';

/** What feeds a function, as the local cloud starts, watches and ends it. */
export interface EventSourceMapping {
  start(): void;
  /** Machine time since which nothing was waiting; undefined while something is. */
  idleSince(): number | undefined;
  /** Ends reading; an invocation that runs may finish. */
  stop(): Promise<void>;
}

export interface MappingRules extends RetryRules {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly filters?: readonly Pattern[];
}

export interface MappingOptions {
  /** Name under which checkpoints are kept. */
  readonly id: string;
  readonly source: StreamSource;
  readonly rules: MappingRules;
  readonly checkpoints: Checkpoints;
  readonly invoke: (event: { readonly Records: readonly unknown[] }) => Promise<InvocationResult>;
  readonly giveUp: (shard: string, batch: GivenUp) => Promise<void>;
  /** Takes what went wrong with reading: it is tried again. */
  readonly warn: (message: string) => void;
  /** Milliseconds between reads of a shard that has nothing new. Default 200. */
  readonly pollEvery?: number;
  /** Milliseconds before the first retry; each further one waits twice as long, up to 10 s. Default 200. */
  readonly retryAfter?: number;
}

/** Waits, or less when the signal comes. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
