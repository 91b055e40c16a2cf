/** An order to forget somebody, kept until all of it is done: whoever carries it out may stop at any point. */
export interface ErasureOrder {
  /** Of an actor its hash, of a person their account: an order that comes again is the same one. */
  readonly id: string;
  /** Keyed hash of the actor; of a person that of what they post as themselves. */
  readonly actor: number;
  /** The account of a person; absent: an actor without one. */
  readonly account?: string;
  readonly by: string;
  readonly reason?: string;
  /** Epoch milliseconds. */
  readonly orderedAt: number;
  /** Names of the steps that are done. */
  readonly done: readonly string[];
}

/** Where orders are kept until they are carried out. */
export abstract class ErasureOrders {
  /** Keeps an order, unless there is one of this id already. Durable when it resolves. */
  abstract put(order: ErasureOrder): Promise<void>;
  abstract find(id: string): Promise<ErasureOrder | undefined>;
  /** All there are. One read where there is none: it is asked every minute. */
  abstract open(): Promise<readonly ErasureOrder[]>;
  /** Notes that a step is done. Safe to repeat; nothing where the order is gone. */
  abstract mark(id: string, step: string): Promise<void>;
  /** Lets go of an order that was carried out: what it says of a person goes with it. */
  abstract end(id: string): Promise<void>;
}

/** Orders in memory. For tests. */
export class MemoryErasureOrders extends ErasureOrders {
  readonly orders = new Map<string, ErasureOrder>();

  put(order: ErasureOrder): Promise<void> {
    if (!this.orders.has(order.id)) this.orders.set(order.id, order);
    return Promise.resolve();
  }

  find(id: string): Promise<ErasureOrder | undefined> {
    return Promise.resolve(this.orders.get(id));
  }

  open(): Promise<readonly ErasureOrder[]> {
    return Promise.resolve([...this.orders.values()]);
  }

  mark(id: string, step: string): Promise<void> {
    const order = this.orders.get(id);
    if (order !== undefined && !order.done.includes(step)) this.orders.set(id, { ...order, done: [...order.done, step] });
    return Promise.resolve();
  }

  end(id: string): Promise<void> {
    this.orders.delete(id);
    return Promise.resolve();
  }
}
