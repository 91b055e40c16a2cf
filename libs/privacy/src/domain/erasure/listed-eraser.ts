import type { ErasedActors } from '../erased/erased-actors.ts';
import { Eraser } from './eraser.ts';
import type { ErasureOrder } from './erasure-order.ts';

/** Sees to it that actors stand on the list of those who are not counted again, before anything of them is taken away. */
export class ListedEraser extends Eraser {
  readonly name = 'list';
  readonly ofPersons = false;

  constructor(private readonly erased: Pick<ErasedActors, 'erase'>) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    for (const { actor, by, reason } of orders) await this.erased.erase([actor], { by, ...(reason !== undefined && { reason }) });
  }
}
