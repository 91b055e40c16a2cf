import type { Thresholds } from '@groundswell/trend';

/** How the engine is to run. */
export interface BacktestSettings {
  readonly thresholds: Thresholds;
  /** Distinct actors in 24 hours below which a topic is in no list. */
  readonly minimumActors: number;
  /** Time between two refreshes, milliseconds of the past. Activities only. */
  readonly every: number;
  /** Scopes that the result tells of; empty: all. Activities only. */
  readonly scopes: readonly string[];
  /** Leaves out lines that cannot be read. Activities only. */
  readonly skipBad: boolean;
}

/** A file of the past, and where what the engine makes of it goes. */
export interface BacktestJob {
  readonly path: string;
  readonly settings: BacktestSettings;
  /** One line of the result, without its end; awaited, so that a slow disk holds the work up and not the memory. */
  readonly write: (line: string) => Promise<void>;
  /** @param done part of the work that is done, 0 to 1 */
  readonly progress: (done: number, words: string) => void;
  /** Aborted by Ctrl-C: a format looks at it now and then and stops. */
  readonly signal: AbortSignal;
}

/** What a backtest tells when it is through. */
export interface BacktestReport {
  /** Lines for a person. */
  readonly summary: readonly string[];
  readonly chart: BacktestChart;
}

/** What a chart shows: panels one below the other, or lanes, over the same time. */
export interface BacktestChart {
  readonly title: string;
  /** One sentence that says what there is to see. */
  readonly subtitle?: string;
  readonly panels: readonly ChartPanel[];
  readonly lanes?: ChartLanes;
}

/** Topics below each other, each where it was shown, over the time from the first activity to the last. */
export interface ChartLanes {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** How long a point holds, milliseconds. */
  readonly every: number;
  readonly lanes: readonly ChartLane[];
}

/** A topic, and the refreshes at which it was shown, in order. */
export interface ChartLane {
  readonly label: string;
  readonly peak: number;
  readonly points: readonly LanePoint[];
}

export interface LanePoint {
  readonly at: number;
  readonly score: number;
  readonly observed: number;
  readonly expected: number;
  readonly windowMinutes: number;
}

/** One topic (or the series of a CSV) over time: what was observed beside what the engine expected. */
export interface ChartPanel {
  readonly title: string;
  /** Epoch milliseconds, ascending. */
  readonly times: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  /** When the engine told of it (a CSV), or showed it (activities). */
  readonly marks: readonly { readonly at: number; readonly words: string }[];
}

/** One kind of file that the engine can be run over. */
export interface BacktestFormat {
  readonly name: string;
  /** Endings of a file's name, with the dot. */
  readonly endings: readonly string[];
  /** Whether a file looks like it whose name does not tell. @param head its first characters */
  recognises(head: string): boolean;
  /**
   * Runs the engine over the file.
   * @throws CommandError that names the line, when the file cannot be read as what it is
   */
  run(job: BacktestJob): Promise<BacktestReport>;
}
