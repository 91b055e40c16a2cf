import { setTimeout as wait } from 'node:timers/promises';
import type { OutgoingActivity } from '../sending/outgoing.ts';
import type { Sender } from '../sending/sender.ts';
import type { Totals } from '../sending/totals.ts';
import { activityOf, type FieldMapping } from './mapping.ts';
import type { RecordFile } from './records.ts';
import { ReplayTimes } from './times.ts';

export interface ReplayOptions {
  readonly file: RecordFile;
  readonly mapping: FieldMapping;
  readonly sender: Pick<Sender, 'add' | 'flush' | 'finish'>;
  readonly totals: Totals;
  /** How many times as fast as it was; Infinity: as fast as the API takes it. */
  readonly speed: number;
  readonly keepTimes: boolean;
  /** Activities a second at most. Default: no limit. */
  readonly rateLimit?: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called for every record read. */
  readonly onRecord?: () => void;
  /** Called for a record that cannot be read. */
  readonly onProblem?: (line: number, problem: string) => void;
}

/** Sends every record of a file, in the file's order, when it is due. */
export async function replay(options: ReplayOptions): Promise<void> {
  const { file, mapping, sender, totals, signal } = options;
  const started = options.now();
  const times = new ReplayTimes(started, options.speed, options.keepTimes);
  for await (const record of file.records) {
    if (signal.aborted) break;
    totals.read += 1;
    options.onRecord?.();
    if ('problem' in record) {
      totals.refuse(record.problem);
      options.onProblem?.(record.line, record.problem);
      continue;
    }
    const activity = activityOf(record.value, mapping);
    const due = Math.max(times.due(activity.occurredAt), started + (1_000 * (totals.read - 1)) / (options.rateLimit ?? Infinity));
    await until(due, options);
    await sender.add(at(activity, times.carried(activity.occurredAt, options.now())));
  }
  await sender.finish();
}

/** Waits until a record is due; what was gathered before is sent meanwhile. */
async function until(due: number, { sender, signal, now }: ReplayOptions): Promise<void> {
  const early = due - now();
  if (early <= 0) return;
  if (early > 200) await sender.flush();
  await wait(early, undefined, { signal }).catch(() => undefined);
}

function at(activity: OutgoingActivity, occurredAt: number | undefined): OutgoingActivity {
  return occurredAt === undefined ? activity : { ...activity, occurredAt };
}
