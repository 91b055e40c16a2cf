export { ErasedActors } from './domain/erased/erased-actors.ts';
export { type ErasedEntry, ErasedList, MemoryErasedList } from './domain/erased/erased-list.ts';
export { ErasedSet } from './domain/erased/erased-set.ts';
export { type ErasureOrder, ErasureOrders, MemoryErasureOrders } from './domain/erasure/erasure-order.ts';
export { Eraser, STILL_WRITTEN } from './domain/erasure/eraser.ts';
export { Forgetting } from './domain/erasure/forgetting.ts';
export { ListedEraser } from './domain/erasure/listed-eraser.ts';
export { ActorErasures } from './domain/erasure/actor-erasures.ts';
export { Exporter, exportOf, iso } from './domain/export/exporter.ts';
