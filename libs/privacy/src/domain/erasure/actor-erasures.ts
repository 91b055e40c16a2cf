import type { Clock } from '@groundswell/kernel';
import type { ErasedActors, ErasedBy } from '../erased/erased-actors.ts';
import type { ErasureOrder, ErasureOrders } from './erasure-order.ts';

const DIGITS = 12;

/** How far the erasure of an actor is. */
export interface ActorErasure {
  readonly state: 'under-way' | 'done';
  /** Steps that are done; empty where all are. */
  readonly done: readonly string[];
}

/** What operators order of actors that have no account. */
export class ActorErasures {
  constructor(
    private readonly erased: ErasedActors,
    private readonly orders: ErasureOrders,
    private readonly clock: Clock,
  ) {}

  /**
   * Forgets an actor: counts nothing of it from now on, and orders that what is stored goes. Safe to repeat, which tells how far it is.
   * @param actor keyed hash
   */
  async order(actor: number, by: ErasedBy): Promise<ActorErasure> {
    const id = actor.toString(16).padStart(DIGITS, '0');
    const known = await this.orders.find(id);
    // The order comes before the list: who stands on the list without an order has been forgotten.
    if (known === undefined && (await this.erased.read()).has(actor)) return { state: 'done', done: [] };
    const order: ErasureOrder = known ?? { id, actor, ...by, orderedAt: this.clock.now(), done: [] };
    if (known === undefined) await this.orders.put(order);
    await this.erased.erase([actor], by);
    return { state: 'under-way', done: order.done };
  }
}
