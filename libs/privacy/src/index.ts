export { ErasedActors } from './domain/erased/erased-actors.ts';
export { type ErasedEntry, ErasedList, MemoryErasedList } from './domain/erased/erased-list.ts';
export { ErasedSet } from './domain/erased/erased-set.ts';
