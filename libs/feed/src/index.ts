export { EMPTY_PROFILE, PROFILE_ID } from './domain/keeping/collections/profile.ts';
export { MOST_ITEMS } from './domain/keeping/kept-item.ts';
export type { Mutation } from './domain/keeping/mutation.ts';
export { MutationConflictError, MutationRefusedError } from './domain/keeping/errors.ts';
export { Keeper } from './domain/keeping/keeper.ts';
export { MemoryKeptItems, MemoryWatchers } from './domain/keeping/memory-kept-items.ts';
export { alertsOnScope, alertsOnTopic, digestsAt, followersOf, type Watched } from './domain/keeping/watches.ts';
