import { randomUUID } from 'node:crypto';
import type { FunctionSpec } from '../../topology.ts';
import { Instance, type InvocationResult } from './instance.ts';

export type { InvocationResult } from './instance.ts';

export interface FunctionOptions {
  readonly spec: Pick<FunctionSpec, 'name' | 'memoryMb' | 'timeoutSeconds' | 'reservedConcurrency'>;
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Instances at most where the function reserves none. Default 2. */
  readonly concurrency?: number;
  readonly log: (line: string) => void;
  /** Called whenever an instance starts or has gone, with the process ids of those that live. */
  readonly onInstances?: (pids: readonly number[]) => void;
}

/** A Lambda function: as many instances as it may have, each taking one invocation at a time; more wait their turn. */
export class LocalFunction {
  readonly name: string;
  private readonly options: FunctionOptions;
  private readonly limit: number;
  private readonly instances = new Set<Instance>();
  private readonly idle: Instance[] = [];
  private readonly waiting: ((instance: Instance | undefined) => void)[] = [];
  private stopped = false;
  /** Invocations that run or wait. */
  inFlight = 0;

  constructor(options: FunctionOptions) {
    this.options = options;
    this.name = options.spec.name;
    this.limit = options.spec.reservedConcurrency ?? options.concurrency ?? 2;
  }

  /** Calls the handler with an event of Lambda's shape. Never rejects: failures come in Lambda's shape too. */
  async invoke(event: unknown): Promise<InvocationResult> {
    this.inFlight += 1;
    try {
      const instance = await this.take();
      if (instance === undefined)
        return { ok: false, error: { errorType: 'ServiceException', errorMessage: 'the local cloud is stopping' } };
      const result = await instance.invoke(event, randomUUID(), this.options.spec.timeoutSeconds);
      this.release(instance);
      return result;
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Starts an instance before it is asked for, so that the first caller does not wait for it. */
  warm(): void {
    if (this.instances.size === 0 && !this.stopped) this.idle.push(this.start());
  }

  /** Ends every instance at once (-9), in the middle of what it does. The next invocation gets a new one. */
  killInstances(): number {
    const alive = [...this.instances];
    for (const instance of alive) instance.kill();
    this.instances.clear();
    this.idle.length = 0;
    return alive.length;
  }

  stop(): void {
    this.stopped = true;
    for (const give of this.waiting.splice(0)) give(undefined);
    this.killInstances();
  }

  private take(): Promise<Instance | undefined> {
    if (this.stopped) return Promise.resolve(undefined);
    for (let instance = this.idle.pop(); instance !== undefined; instance = this.idle.pop()) {
      if (instance.alive) return Promise.resolve(instance);
    }
    if (this.instances.size < this.limit) return Promise.resolve(this.start());
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(instance: Instance): void {
    const next = this.waiting.shift();
    if (next === undefined) {
      if (instance.alive) this.idle.push(instance);
    } else if (instance.alive) {
      next(instance);
    } else {
      next(this.start());
    }
  }

  private start(): Instance {
    const { spec, bundle, environment, log } = this.options;
    const onExit = (gone: Instance) => {
      this.instances.delete(gone);
      this.report();
    };
    const instance = new Instance({ name: spec.name, bundle, memoryMb: spec.memoryMb, environment, log, onExit });
    this.instances.add(instance);
    this.report();
    return instance;
  }

  private report(): void {
    this.options.onInstances?.([...this.instances].flatMap(({ process }) => (process.pid === undefined ? [] : [process.pid])));
  }
}
