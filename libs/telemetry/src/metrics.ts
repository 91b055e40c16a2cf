import { type Clock, SystemClock } from '@groundswell/kernel';

/**
 * Every metric and its unit. Few and without labels of their own: CloudWatch bills each combination
 * of name and dimensions, so an id, a topic or a source never becomes one.
 */
export const METRICS = {
  ActivitiesAccepted: 'Count',
  ActivitiesRefused: 'Count',
  ActivitiesUnavailable: 'Count',
  ActivitiesCounted: 'Count',
  ActivitiesDuplicate: 'Count',
  DeadLetters: 'Count',
  RowsLanded: 'Count',
  RowsErased: 'Count',
  LoadedRows: 'Count',
  /** Since the oldest landed object was landed that is not loaded. */
  LoadBacklogSeconds: 'Seconds',
  LoadFailed: 'Count',
  DeltaConflicts: 'Count',
  ActivitiesErased: 'Count',
  ErasuresDone: 'Count',
  ErasuresOpen: 'Count',
  ErasureStepsFailed: 'Count',
  DeltasRanked: 'Count',
  DeltasUnreadable: 'Count',
  PartsUnreadable: 'Count',
  TopicsRanked: 'Count',
  /** In use after the last full collection of garbage. */
  RankMemory: 'Megabytes',
  RankLag: 'Milliseconds',
  RankDuration: 'Milliseconds',
  RequestDuration: 'Milliseconds',
  RequestsFailed: 'Count',
  OperatorRefused: 'Count',
  RefreshTokensReused: 'Count',
  AttemptsExhausted: 'Count',
  KeysRefused: 'Count',
  DeliveriesSent: 'Count',
  DeliveriesPutOff: 'Count',
  DeliveriesDead: 'Count',
  ListsUnreadable: 'Count',
} as const;

export type MetricName = keyof typeof METRICS;

export interface MetricsOptions {
  /** Dimension `function`. Default: the Lambda function's name, or `local`. */
  readonly function?: string;
  /** Dimension `stage`. Default `local`. */
  readonly stage?: string;
  readonly clock?: Clock;
  /** Takes each line, which ends without a newline. Default: standard output. */
  readonly write?: (line: string) => void;
}

/**
 * Metrics as CloudWatch's embedded metric format: a line of JSON on standard output that CloudWatch
 * makes metrics of, without a call and without a grant.
 */
export class Metrics {
  private readonly dimensions: { readonly function: string; readonly stage: string };
  private readonly clock: Clock;
  private readonly write: (line: string) => void;

  constructor(options: MetricsOptions = {}) {
    this.dimensions = {
      function: options.function ?? process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'local',
      stage: options.stage ?? 'local',
    };
    this.clock = options.clock ?? new SystemClock();
    this.write = options.write ?? ((line) => void process.stdout.write(`${line}\n`));
  }

  /** Emits one line with these values, measured now. Call it once a request or batch, not once an activity. */
  emit(values: Readonly<Partial<Record<MetricName, number>>>): void {
    const names = (Object.keys(values) as MetricName[]).filter((name) => Number.isFinite(values[name]));
    if (names.length === 0) return;
    const directive = {
      Namespace: 'Groundswell',
      Dimensions: [['stage', 'function']],
      Metrics: names.map((name) => ({ Name: name, Unit: METRICS[name] })),
    };
    const measured = Object.fromEntries(names.map((name) => [name, values[name]]));
    this.write(JSON.stringify({ _aws: { Timestamp: this.clock.now(), CloudWatchMetrics: [directive] }, ...this.dimensions, ...measured }));
  }
}
