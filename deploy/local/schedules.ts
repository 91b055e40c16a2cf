import { randomUUID } from 'node:crypto';
import type { FunctionSpec, IntervalName, ScheduleTrigger, Topology } from '../topology.ts';
import { ACCOUNT, REGION, resourceName, type Clocking } from './environment.ts';
import type { InvocationResult } from './runner/function.ts';

/** Even a fast clock does not fire a schedule more often, milliseconds of the machine. */
const SHORTEST = 500;

/** Seconds of the deployment's clock for intervals that the topology leaves to the stage; those without are not fired. */
export type Intervals = Readonly<Partial<Record<IntervalName, number>>>;

export interface ScheduleOptions {
  readonly topology: Pick<Topology, 'functions'>;
  readonly clock: Clocking | undefined;
  readonly intervals: Intervals;
  readonly now: () => number;
  readonly invoke: (name: string, event: unknown) => Promise<InvocationResult>;
}

/** Fires the schedules of the topology with EventBridge's events, the first time at once. @returns what ends them */
export function startSchedules(options: ScheduleOptions): () => void {
  const timers: NodeJS.Timeout[] = [];
  for (const { name, triggers } of options.topology.functions) {
    for (const trigger of triggers) {
      if (trigger.kind !== 'schedule') continue;
      const every = intervalOf(trigger, options.intervals);
      if (every !== undefined) timers.push(startSchedule(name, trigger, { ...options, every }));
    }
  }
  return () => timers.forEach((timer) => clearInterval(timer));
}

/** Whether all that could wake a function are schedules that are not fired. */
export function sleeps({ triggers }: Pick<FunctionSpec, 'triggers'>, intervals: Intervals): boolean {
  return triggers.length > 0 && triggers.every((trigger) => trigger.kind === 'schedule' && intervalOf(trigger, intervals) === undefined);
}

function intervalOf({ everySeconds }: ScheduleTrigger, intervals: Intervals): number | undefined {
  return typeof everySeconds === 'number' ? everySeconds : intervals[everySeconds];
}

/** @param options with the seconds from one run to the next */
function startSchedule(name: string, trigger: ScheduleTrigger, options: ScheduleOptions & { readonly every: number }): NodeJS.Timeout {
  const { clock, now, invoke } = options;
  let running = false;
  const fire = async () => {
    if (running) return;
    running = true;
    await invoke(name, scheduledEvent(trigger, now()));
    running = false;
  };
  const every = Math.max(SHORTEST, (options.every * 1_000) / (clock?.rate ?? 1));
  void fire();
  return setInterval(() => void fire(), every);
}

function scheduledEvent(trigger: ScheduleTrigger, now: number): Record<string, unknown> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [`arn:aws:events:${REGION}:${ACCOUNT}:rule/${resourceName(trigger.name)}`],
    detail: {},
  };
}
