import type { Clock } from '@groundswell/kernel';
import { type Eraser, ErasureUnfinishedError } from './eraser.ts';
import type { ErasureOrder, ErasureOrders } from './erasure-order.ts';

/** What a look at the orders came to. */
export interface Forgotten {
  /** Orders that were carried out to the end. */
  readonly ended: number;
  /** Orders that go on: something failed, or it is too early for their next step. */
  readonly open: number;
  /** Steps that failed, by name; they are tried again at the next look. */
  readonly failed: readonly string[];
}

/** Orders that a step is not done for. */
interface Left {
  readonly orders: readonly ErasureOrder[];
  readonly failed: boolean;
}

/**
 * Carries out orders to forget somebody, step by step, each in the order of `erasers`. A step that is done is noted; a
 * process that dies between a step and its note does the step again. What fails for one holds up nobody else.
 */
export class Forgetting {
  constructor(
    private readonly orders: ErasureOrders,
    private readonly erasers: readonly Eraser[],
    private readonly clock: Clock,
    private readonly tell: (step: string, error: unknown) => void = () => undefined,
  ) {}

  async carryOut(): Promise<Forgotten> {
    const open = new Map((await this.orders.open()).map((order) => [order.id, order]));
    const waiting = new Set<string>();
    const failed = new Set<string>();
    for (const eraser of this.erasers) {
      const due = this.due(eraser, open, waiting);
      if (due.length === 0) continue;
      const left = await this.erase(eraser, due);
      for (const { id } of left.orders) waiting.add(id);
      if (left.failed) failed.add(eraser.name);
    }
    const ended = [...open.keys()].filter((id) => !waiting.has(id));
    for (const id of ended) await this.orders.end(id);
    return { ended: ended.length, open: waiting.size, failed: [...failed] };
  }

  /** Orders whose next step this is. Those for which it is too early wait with all that comes after it. */
  private due(eraser: Eraser, open: ReadonlyMap<string, ErasureOrder>, waiting: Set<string>): readonly ErasureOrder[] {
    const due: ErasureOrder[] = [];
    for (const order of open.values()) {
      const applies = !waiting.has(order.id) && !order.done.includes(eraser.name) && (order.account !== undefined || !eraser.ofPersons);
      if (!applies) continue;
      if (this.clock.now() < order.orderedAt + eraser.after) waiting.add(order.id);
      else due.push(order);
    }
    return due;
  }

  /** All at once, or one by one where that fails. @returns those that it is not done for, and whether that is a failure */
  private async erase(eraser: Eraser, orders: readonly ErasureOrder[]): Promise<Left> {
    try {
      await eraser.erase(orders);
      for (const { id } of orders) await this.orders.mark(id, eraser.name);
      return { orders: [], failed: false };
    } catch (error) {
      if (error instanceof ErasureUnfinishedError) return { orders, failed: false };
      this.tell(eraser.name, error);
      if (orders.length === 1) return { orders, failed: true };
    }
    const left: Left[] = [];
    for (const order of orders) left.push(await this.erase(eraser, [order]));
    return { orders: left.flatMap((each) => each.orders), failed: left.some((each) => each.failed) };
  }
}
