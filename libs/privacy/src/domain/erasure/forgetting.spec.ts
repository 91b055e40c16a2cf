import { ManualClock } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Eraser } from './eraser.ts';
import { type ErasureOrder, MemoryErasureOrders } from './erasure-order.ts';
import { Forgetting } from './forgetting.ts';

/** A place that holds something about people; fails or dies when it is told to. */
class Place extends Eraser {
  readonly held = new Set<string>();

  constructor(
    readonly name: string,
    readonly ofPersons: boolean,
    override readonly after: number,
    private readonly fault: () => 'before' | 'after' | undefined,
  ) {
    super();
  }

  erase(orders: readonly ErasureOrder[]): Promise<void> {
    const fault = this.fault();
    if (fault === 'before') return Promise.reject(new Error(this.name));
    for (const { id } of orders) this.held.delete(id);
    return fault === 'after' ? Promise.reject(new Error(this.name)) : Promise.resolve();
  }
}

/** Orders whose notes fail now and then, as when a process dies. */
class DyingOrders extends MemoryErasureOrders {
  constructor(private readonly fault: () => 'before' | 'after' | undefined) {
    super();
  }

  override async mark(id: string, step: string): Promise<void> {
    const fault = this.fault();
    if (fault === 'before') throw new Error('died');
    await super.mark(id, step);
    if (fault === 'after') throw new Error('died');
  }

  override async end(id: string): Promise<void> {
    if (this.fault() !== undefined) throw new Error('died');
    await super.end(id);
  }
}

const order = (id: string, changes: Partial<ErasureOrder> = {}): ErasureOrder => ({
  id,
  actor: 7,
  by: 'op',
  orderedAt: 0,
  done: [],
  ...changes,
});

describe('Forgetting', () => {
  it('takes everything of everybody who was named, whatever fails or dies meanwhile, and nothing of others', async () => {
    const faults = fc.array(fc.constantFrom(undefined, undefined, 'before' as const, 'after' as const), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(faults, fc.nat({ max: 3 }), fc.nat({ max: 3 }), async (planned, persons, actors) => {
        const fault = () => planned.shift();
        const clock = new ManualClock(0);
        const orders = new DyingOrders(fault);
        const places = [new Place('list', false, 0, fault), new Place('kept', true, 0, fault), new Place('samples', false, 75_000, fault)];
        const named = [
          ...Array.from({ length: persons }, (_, index) => order(`person-${index}`, { account: `a-${index}` })),
          ...Array.from({ length: actors }, (_, index) => order(`actor-${index}`)),
        ];
        for (const place of places) for (const id of [...named.map((one) => one.id), 'somebody else']) place.held.add(id);
        for (const one of named) await orders.put(one);
        for (let look = 0; look < 60 && orders.orders.size > 0; look += 1) {
          await new Forgetting(orders, places, clock).carryOut().catch(() => undefined);
          clock.advance(60_000);
        }
        expect(orders.orders.size).toBe(0);
        const actorsAlone = Array.from({ length: actors }, (_, index) => `actor-${index}`);
        expect(places.map(({ held }) => [...held].sort((one, other) => (one < other ? -1 : 1)))).toEqual([
          ['somebody else'],
          [...actorsAlone, 'somebody else'],
          ['somebody else'],
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('waits until nobody may write any more, and tells what failed', async () => {
    const clock = new ManualClock(10_000);
    const orders = new MemoryErasureOrders();
    const told: string[] = [];
    const failing = new Place('letters', false, 0, () => 'before');
    const forgetting = new Forgetting(orders, [new Place('samples', false, 75_000, () => undefined), failing], clock, (step) =>
      told.push(step),
    );
    await orders.put(order('1'));
    expect(await forgetting.carryOut()).toEqual({ ended: 0, open: 1, failed: [] });
    clock.advance(65_000);
    expect(await forgetting.carryOut()).toEqual({ ended: 0, open: 1, failed: ['letters'] });
    expect([told, orders.orders.get('1')?.done]).toEqual([['letters'], ['samples']]);
  });
});
