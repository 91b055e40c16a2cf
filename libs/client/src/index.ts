export { type ClientOptions, createClient, type GroundswellClient } from './client.ts';
export { ApiError, answerOf } from './answer.ts';
export type * from './answers.ts';
export { type Groundswell, type GroundswellOptions, type GroundswellParts, openGroundswell } from './groundswell.ts';
export { DeviceStorage, KeyValueStorage, type KeyValueStore, MemoryStorage } from './platform/device-storage.ts';
export { TwoSlotStorage } from './platform/two-slot-storage.ts';
export { Locks, OwnLocks } from './platform/locks.ts';
export { type Platform, platformOf } from './platform/platform.ts';
export { AnswerCache, type KeptAnswer, RecentAnswers } from './sending/answer-cache.ts';
export { TimedOutError } from './sending/attempt.ts';
export { caching } from './sending/caching.ts';
export { type AccessTokens, renewing } from './sending/renewing.ts';
export { RETRY_RULES, type RetryRules } from './sending/retry-rules.ts';
export { type Fetch, retrying } from './sending/retrying.ts';
export type { Session, SessionEvent, SignedIn } from './sessions/session.ts';
export type { Conflict, KeepingEvent, Settle } from './sync/answers-taken.ts';
export type { ViewedItem, Wish } from './sync/device-state.ts';
export { DamagedQueueError, DeviceStore } from './sync/device-store.ts';
export { SignedOutError } from './sync/api-transport.ts';
export { KeptItems, type KeptItemsPorts } from './sync/kept-items.ts';
export { type KeptValues, openKeptItems } from './sync/open-kept-items.ts';
export { type NetworkHint, SyncSchedule, type SyncScheduleOptions } from './sync/sync-schedule.ts';
export {
  type Changes,
  type Mutation,
  type MutationResult,
  ResyncNeededError,
  type ServerItem,
  SyncTransport,
  UnreadableRequestError,
} from './sync/mutations.ts';
export { deviceWins, mergeMembers, serverWins } from './sync/settling.ts';
