import { Eraser, type ErasureOrder, STILL_WRITTEN } from '@groundswell/privacy';
import type { Samples } from '../sample.ts';

/** Takes samples and arrivals, once `count` makes no more. All orders in one look: it reads everything that is kept. */
export class SampleEraser extends Eraser {
  readonly name = 'samples';
  readonly ofPersons = false;
  override readonly after = STILL_WRITTEN;

  constructor(private readonly samples: Samples) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    const actors = new Set(orders.map(({ actor }) => actor));
    let from: string | undefined;
    do from = await this.samples.forget(actors, from);
    while (from !== undefined);
  }
}
