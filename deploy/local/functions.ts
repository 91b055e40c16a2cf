import { join } from 'node:path';
import type { FunctionSpec, Topology } from '../topology.ts';
import { functionEnvironment, type Environment } from './environment.ts';
import { LocalFunction, type InvocationResult } from './runner/function.ts';
import { parseLine, type LogSink } from './runner/log-lines.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Those of the local cloud's options that concern functions. */
export interface FunctionsOptions {
  readonly root?: string;
  readonly concurrency?: number;
  readonly log?: LogSink;
  readonly onDeliver?: (name: string, event: unknown) => void;
}

/** The functions of a local cloud, by name. */
export class Functions {
  /** Settings and AWS's variables, as they were given to the functions. */
  environment: Environment = {};
  /** Machine time at which pollers last had something delivered. */
  lastDelivery = 0;
  private readonly topology: Pick<Topology, 'functions'>;
  private readonly options: FunctionsOptions;
  private readonly changed: () => void;
  private readonly all = new Map<string, LocalFunction>();
  private readonly scheduled = new Map<string, number>();
  private stopped = false;
  private readonly live = new Map<string, readonly number[]>();

  /** @param changed called whenever processes come or go */
  constructor(topology: Pick<Topology, 'functions'>, options: FunctionsOptions, changed: () => void) {
    this.topology = topology;
    this.options = options;
    this.changed = changed;
  }

  /** @param sleeps tells of whom nobody wakes here: they begin when somebody invokes them all the same */
  start(settings: Environment, aws: Environment, sleeps: (spec: FunctionSpec) => boolean): void {
    this.environment = { ...settings, ...aws };
    for (const spec of this.topology.functions) {
      const made = new LocalFunction({
        spec,
        bundle: join(this.options.root ?? PROJECT, 'dist', 'lambda', spec.bundle ?? spec.name, 'index.mjs'),
        environment: functionEnvironment(spec, settings, aws),
        ...(this.options.concurrency === undefined ? {} : { concurrency: this.options.concurrency }),
        log: (line) => this.log(spec.name, line),
        onInstances: (pids) => {
          this.live.set(spec.name, pids);
          this.changed();
        },
      });
      this.all.set(spec.name, made);
      if (!sleeps(spec)) made.warm();
    }
  }

  /** Calls a function with an event of Lambda's shape. Never rejects. */
  async invoke(name: string, event: unknown): Promise<InvocationResult> {
    const found = this.all.get(name);
    if (found === undefined) return { ok: false, error: { errorType: 'ResourceNotFoundException', errorMessage: `${name} does not run` } };
    const result = await found.invoke(event);
    if (!result.ok && !this.stopped) {
      const { errorType, errorMessage, trace = [] } = result.error;
      this.log(name, JSON.stringify({ level: 'error', message: `invocation failed: ${errorType}: ${errorMessage}`, ...stackOf(trace) }));
    }
    return result;
  }

  /** As pollers call it. */
  async deliver(name: string, event: unknown): Promise<InvocationResult> {
    this.lastDelivery = Date.now();
    this.options.onDeliver?.(name, event);
    const result = await this.invoke(name, event);
    this.lastDelivery = Date.now();
    return result;
  }

  /** As schedules call it: what comes in does not wait for that. */
  async onSchedule(name: string, event: unknown): Promise<InvocationResult> {
    this.scheduled.set(name, (this.scheduled.get(name) ?? 0) + 1);
    const result = await this.invoke(name, event);
    this.scheduled.set(name, (this.scheduled.get(name) ?? 0) - 1);
    return result;
  }

  /** Ends every instance of a function at once (-9), in the middle of what it does. @returns how many */
  killInstances(name: string): number {
    return this.all.get(name)?.killInstances() ?? 0;
  }

  /** Ends the instances of a function so that the next invocation loads its bundle anew. */
  reload(name: string): void {
    this.killInstances(name);
    this.all.get(name)?.warm();
  }

  /** How many invocations run that were not a schedule's: those look around all the time, whatever came in. */
  inFlight(name: string): number {
    return (this.all.get(name)?.inFlight ?? 0) - (this.scheduled.get(name) ?? 0);
  }

  /** Process ids of living instances, by `function-1`, `function-2`, ... */
  pids(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.live].flatMap(([name, pids]) => pids.map((pid, index) => [`${name}-${index + 1}`, pid])));
  }

  log(source: string, line: string): void {
    // Metrics are for CloudWatch, which reads them out of the log.
    if (!line.startsWith('{"_aws"')) this.options.log?.(parseLine(source, line));
  }

  stop(): void {
    this.stopped = true;
    for (const made of this.all.values()) made.stop();
  }
}

/** Where it was thrown, without the message, which stands before it. */
function stackOf(trace: readonly string[]): object {
  const places = trace.filter((line) => line.trimStart().startsWith('at '));
  return places.length === 0 ? {} : { error: { stack: places.map((line) => line.trim()).join('\n') } };
}
