export type { Delta, Slice, Cell, LateCell } from './domain/delta.ts';
export { CHAIN_START, DeltaLog } from './domain/delta.ts';
export { DistinctActors } from './domain/distinct-actors.ts';
export type { TrendList, Trend, ScopeSummary, IndexedTopic, TopicHour, Freshness } from './domain/trend-list.ts';
export { TrendReads } from './domain/trend-list.ts';
export type { Sample, Arrival } from './domain/sample.ts';
export { Samples } from './domain/sample.ts';
export type { DeadLetter } from './domain/dead-letter.ts';
export { DeadLetters } from './domain/dead-letter.ts';
