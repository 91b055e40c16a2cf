import type { Log, Metrics } from '@groundswell/telemetry';
import { LoadEvents } from '@groundswell/warehouse';

/** What happens while something is loaded, as metrics and lines of the log. */
export class ToldLoads extends LoadEvents {
  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  loaded(load: { readonly target: string; readonly objects: number; readonly landed: number; readonly loaded: number }): void {
    this.log.debug('landed objects were loaded', load);
    this.metrics.emit({ LoadedRows: load.loaded });
  }

  failed(error: unknown): void {
    this.log.error('what landed waits for the next run', error);
    this.metrics.emit({ LoadFailed: 1 });
  }

  refused(key: string, reason: string): void {
    this.log.warn('a landed object became a dead letter', { key, reason });
    this.metrics.emit({ DeadLetters: 1 });
  }

  backlog(seconds: number): void {
    this.metrics.emit({ LoadBacklogSeconds: seconds });
  }
}
