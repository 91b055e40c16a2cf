import type { Log } from '@groundswell/telemetry';
import type { Loader } from '@groundswell/warehouse';

/** What of a Lambda's context is used. */
interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** Takes what landed to the warehouse when the schedule wakes it. Where nothing is new, nothing is asked of the warehouse. */
export class LoadHandler {
  private wasTold = false;

  /** @param loader undefined where the deployment has no warehouse: what landed waits in the archive, for ever */
  constructor(
    private readonly loader: Pick<Loader, 'run'> | undefined,
    private readonly log: Log,
  ) {}

  /** @param _event what the schedule sends */
  async handle(_event: unknown, context: TimeLeft): Promise<void> {
    if (this.loader === undefined) this.tellOnce();
    else if (!(await this.loader.run(() => context.getRemainingTimeInMillis()))) this.log.info('another loader holds the lease');
  }

  private tellOnce(): void {
    if (!this.wasTold) this.log.info('no warehouse is set, so nothing is loaded; what landed waits in the archive');
    this.wasTold = true;
  }
}
