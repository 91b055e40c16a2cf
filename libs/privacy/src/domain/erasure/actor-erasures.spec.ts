import { ManualClock } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import { ErasedActors } from '../erased/erased-actors.ts';
import { MemoryErasedList } from '../erased/erased-list.ts';
import { ActorErasures } from './actor-erasures.ts';
import { MemoryErasureOrders } from './erasure-order.ts';
import { Forgetting } from './forgetting.ts';
import { ListedEraser } from './listed-eraser.ts';

const BY = { by: 'ann', reason: 'asked for it' };

describe('ActorErasures', () => {
  it('orders once, says how far it is, and says that it is done', async () => {
    const [list, orders, clock] = [new MemoryErasedList(), new MemoryErasureOrders(), new ManualClock(9)];
    const erased = new ErasedActors(list, clock);
    const erasures = new ActorErasures(erased, orders, clock);
    expect(await erasures.order(255, BY)).toEqual({ state: 'under-way', done: [] });
    await orders.mark('0000000000ff', 'samples');
    expect(await erasures.order(255, { by: 'bob' })).toEqual({ state: 'under-way', done: ['samples'] });
    expect(list.entries).toEqual([{ number: 1, actors: [255], at: 9, ...BY }]);
    expect(await new Forgetting(orders, [new ListedEraser(erased)], clock).carryOut()).toMatchObject({ ended: 1 });
    expect(await erasures.order(255, BY)).toEqual({ state: 'done', done: [] });
    expect(list.entries).toHaveLength(1);
  });

  it('loses no step where a process died between the order and the list', async () => {
    const [list, orders, clock] = [new MemoryErasedList(), new MemoryErasureOrders(), new ManualClock(9)];
    const dying = new ErasedActors(list, clock);
    dying.erase = () => Promise.reject(new Error('died'));
    await expect(new ActorErasures(dying, orders, clock).order(7, BY)).rejects.toThrow('died');
    const erased = new ErasedActors(list, clock);
    await new Forgetting(orders, [new ListedEraser(erased)], clock).carryOut();
    expect((await erased.read()).has(7)).toBe(true);
  });
});
