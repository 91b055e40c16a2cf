import { Eraser, type ErasureOrder, STILL_WRITTEN } from '@groundswell/privacy';
import type { KeptItems } from '../keeping/kept-items.ts';

/** Takes what people keep, and them from who watches what; once no request that a session began can write any more. */
export class KeptEraser extends Eraser {
  readonly name = 'kept';
  readonly ofPersons = true;
  override readonly after = STILL_WRITTEN;

  constructor(private readonly items: KeptItems) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    for (const { account = '' } of orders) await this.items.erase(account);
  }
}
