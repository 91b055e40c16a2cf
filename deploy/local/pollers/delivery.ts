import { randomUUID } from 'node:crypto';
import type { InvocationResult } from '../runner/function.ts';
import type { StreamRecord } from './source.ts';

/** How a mapping retries and gives up; the fields of the topology's triggers. */
export interface RetryRules {
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly bisectOnError: boolean;
  readonly reportBatchItemFailures: boolean;
}

/** What became of a batch that was given up. */
export interface GivenUp {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly requestId: string;
  readonly invokeCount: number;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

export interface DeliveryPorts {
  readonly invoke: (records: readonly StreamRecord[]) => Promise<InvocationResult>;
  /** Everything up to this sequence number is dealt with. */
  readonly advance: (sequence: string) => void;
  /** Keeps what was given up. While it fails, the batch is tried again. */
  readonly giveUp: (batch: GivenUp) => Promise<void>;
  /** Waits before try number `attempt` (1 is the first retry). */
  readonly backOff: (attempt: number) => Promise<void>;
  readonly now: () => number;
  readonly stopped: () => boolean;
}

interface Part {
  readonly records: readonly StreamRecord[];
  /** Retries that were used up. */
  readonly retries: number;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

/**
 * Delivers one batch of a shard as Lambda does: in order, retrying what failed, halving where the
 * rules say so (which uses up no retry), until everything is processed or given up.
 */
export async function deliver(batch: readonly StreamRecord[], rules: RetryRules, ports: DeliveryPorts): Promise<void> {
  const parts: Part[] = [{ records: batch, retries: 0 }];
  for (let part = parts.pop(); part !== undefined && !ports.stopped(); part = parts.pop()) {
    const [aged, fresh] = splitByAge(part, rules, ports.now());
    if (aged.length > 0) {
      if (fresh.length > 0) parts.push({ ...part, records: fresh });
      if (!(await abandon({ ...part, records: aged }, 'RecordAgeExceeded', ports))) parts.push({ ...part, records: aged });
      continue;
    }
    parts.push(...(await attempt(part, rules, ports)).toReversed());
  }
}

/** Invokes the function with a part; returns what is left to do, in order. */
async function attempt(part: Part, rules: RetryRules, ports: DeliveryPorts): Promise<readonly Part[]> {
  const result = await ports.invoke(part.records);
  if (ports.stopped() && !result.ok) return [];
  const failed = result.ok ? firstFailure(result.payload, part.records, rules) : 0;
  if (failed === undefined) {
    advance(part.records, ports);
    return [];
  }
  const error = result.ok ? undefined : result.error;
  if (failed > 0) {
    advance(part.records.slice(0, failed), ports);
    // Progress was made: what is left is a batch of its own and has all its retries.
    return [{ records: part.records.slice(failed), retries: 0 }];
  }
  if (rules.bisectOnError && part.records.length > 1) {
    await ports.backOff(1);
    const middle = Math.ceil(part.records.length / 2);
    return [part.records.slice(0, middle), part.records.slice(middle)].map((records) => ({ records, retries: part.retries }));
  }
  const next: Part = { records: part.records, retries: part.retries + 1, ...(error === undefined ? {} : { error }) };
  if (next.retries > rules.maximumRetryAttempts && (await abandon(next, 'RetryAttemptsExhausted', ports))) return [];
  await ports.backOff(next.retries);
  return [next];
}

/**
 * Index of the first record that the function says failed; undefined: none. An answer that is
 * malformed, or names a record that was not in the batch, fails the whole batch.
 */
function firstFailure(payload: unknown, records: readonly StreamRecord[], rules: RetryRules): number | undefined {
  if (!rules.reportBatchItemFailures || payload === null || payload === undefined) return undefined;
  if (typeof payload !== 'object') return payload === '' ? undefined : 0;
  const failures = (payload as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return undefined;
  if (!Array.isArray(failures)) return 0;
  const indexes = failures.map((failure: unknown) => {
    const id = typeof failure === 'object' && failure !== null ? (failure as { itemIdentifier?: unknown }).itemIdentifier : undefined;
    return Math.max(
      0,
      records.findIndex(({ sequence }) => sequence === id),
    );
  });
  return indexes.length === 0 ? undefined : Math.min(...indexes);
}

async function abandon(part: Part, condition: GivenUp['condition'], ports: DeliveryPorts): Promise<boolean> {
  const error = part.error === undefined ? {} : { error: part.error };
  try {
    await ports.giveUp({ records: part.records, condition, requestId: randomUUID(), invokeCount: part.retries, ...error });
  } catch {
    await ports.backOff(1);
    return false;
  }
  advance(part.records, ports);
  return true;
}

function advance(records: readonly StreamRecord[], ports: DeliveryPorts): void {
  const last = records.at(-1);
  if (last !== undefined) ports.advance(last.sequence);
}

function splitByAge(part: Part, rules: RetryRules, now: number): readonly [readonly StreamRecord[], readonly StreamRecord[]] {
  if (rules.maximumRecordAgeSeconds < 0) return [[], part.records];
  const oldest = now - rules.maximumRecordAgeSeconds * 1_000;
  const first = part.records.findIndex(({ arrivedAt }) => arrivedAt >= oldest);
  const cut = first === -1 ? part.records.length : first;
  return [part.records.slice(0, cut), part.records.slice(cut)];
}
