import { randomUUID } from 'node:crypto';
import type { ScheduleTrigger, Topology } from '../topology.ts';
import { ACCOUNT, REGION, resourceName, type Clocking } from './environment.ts';
import type { InvocationResult } from './runner/function.ts';

/** Even a fast clock does not fire a schedule more often, milliseconds of the machine. */
const SHORTEST = 500;

export interface ScheduleOptions {
  readonly topology: Pick<Topology, 'functions'>;
  readonly clock: Clocking | undefined;
  readonly now: () => number;
  readonly invoke: (name: string, event: unknown) => Promise<InvocationResult>;
}

/** Fires the schedules of the topology with EventBridge's events, the first time at once. @returns what ends them */
export function startSchedules(options: ScheduleOptions): () => void {
  const timers: NodeJS.Timeout[] = [];
  for (const { name, triggers } of options.topology.functions) {
    for (const trigger of triggers) {
      if (trigger.kind === 'schedule') timers.push(startSchedule(name, trigger, options));
    }
  }
  return () => timers.forEach((timer) => clearInterval(timer));
}

function startSchedule(name: string, trigger: ScheduleTrigger, { clock, now, invoke }: ScheduleOptions): NodeJS.Timeout {
  let running = false;
  const fire = async () => {
    if (running) return;
    running = true;
    await invoke(name, scheduledEvent(trigger, now()));
    running = false;
  };
  const every = Math.max(SHORTEST, (trigger.everySeconds * 1_000) / (clock?.rate ?? 1));
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
