import { Injectable } from '@nestjs/common';
import { Forgetting } from '@groundswell/privacy';
import { Metrics } from '@groundswell/telemetry';

/** Looks for orders to forget somebody when the schedule wakes it. A look that finds none writes nothing. */
@Injectable()
export class ForgetHandler {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly metrics: Metrics,
  ) {}

  async handle(): Promise<void> {
    const { ended, open, failed } = await this.forgetting.carryOut();
    if (ended + open === 0) return;
    this.metrics.emit({ ErasuresDone: ended, ErasuresOpen: open, ...(failed.length === 0 ? {} : { ErasureStepsFailed: failed.length }) });
  }
}
