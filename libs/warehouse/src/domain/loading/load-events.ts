/** What happens while something is loaded, for metrics and logs. */
export abstract class LoadEvents {
  abstract loaded(load: { readonly target: string; readonly objects: number; readonly landed: number; readonly loaded: number }): void;
  /** The warehouse could not be had, or a load failed for good; what is landed waits for the next run. */
  abstract failed(error: unknown): void;
  /** An object cannot be loaded and is a dead letter. */
  abstract refused(key: string, reason: string): void;
  /** How long ago the oldest object was landed that is not loaded; 0: all are. Seconds. */
  abstract backlog(seconds: number): void;
}

/** What happened, remembered. For tests. */
export class RememberedLoadEvents extends LoadEvents {
  readonly rows: number[] = [];
  readonly failures: unknown[] = [];
  readonly refusals: string[] = [];
  readonly backlogs: number[] = [];

  loaded({ loaded }: { readonly loaded: number }): void {
    this.rows.push(loaded);
  }

  failed(error: unknown): void {
    this.failures.push(error);
  }

  refused(key: string): void {
    this.refusals.push(key);
  }

  backlog(seconds: number): void {
    this.backlogs.push(seconds);
  }
}
