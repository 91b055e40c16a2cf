export type { Delta, Slice, PassOver, RecentIds, UnreadableDelta } from './domain/delta.ts';
export { CHAIN_START, DeltaLog, compareSequenceNumbers } from './domain/delta.ts';
export { InMemoryDeltaLog } from './domain/delta-log-in-memory.ts';
export { AttemptMarks, InMemoryAttemptMarks, LONGEST_ATTEMPT, type Attempt } from './domain/counting/attempt-marks.ts';
export { checkedParts, type Partition, partOf, partsWith, WHOLE } from './domain/partition.ts';
export { joinParts, partOfDelta, partsOfDelta } from './domain/delta-partition.ts';
export { encodeDelta, decodeDelta, decodeDeltaHead, type DeltaHead } from './domain/delta-codec.ts';
export { MalformedBytesError } from './domain/delta-bytes.ts';
export { DistinctActors } from './domain/distinct-actors.ts';
export { TraitTable } from './domain/trait-table.ts';
export type { Trend, ScopeSummary, IndexedTopic, RelatedTopic, SeenActor, TopicHour, Freshness } from './domain/trend-list.ts';
export { TrendReads } from './domain/trend-list.ts';
export type { Episode } from './domain/ranking/episodes.ts';
export type { Sample, Arrival, ChosenSample } from './domain/sample.ts';
export { Samples } from './domain/sample.ts';
export type { DeadLetter } from './domain/dead-letter.ts';
export { DeadLetters } from './domain/dead-letter.ts';
export { TrendImport } from './domain/trend-import.ts';
export { InMemorySamples } from './domain/sample-in-memory.ts';
export { InMemoryDeadLetters } from './domain/dead-letter-in-memory.ts';
export { type ActivityHashes, KeyedActivityHashes } from './domain/counting/activity-hashes.ts';
export { ActivityCounter, type CountReport } from './domain/counting/activity-counter.ts';
export { ActorAges } from './domain/counting/actor-ages.ts';
export { AgeStore, type StoredAges } from './domain/counting/age-store.ts';
export { StoredActorAges } from './domain/counting/stored-ages.ts';
export type { StreamRecord } from './domain/counting/stream-record.ts';
export { ShardParents } from './domain/counting/shard-state.ts';
export { type Belonging, ShardPlacement } from './domain/counting/shard-placement.ts';
export { explain } from './domain/ranking/explanation.ts';
export { Ranker, type Refresh } from './domain/ranking/ranker.ts';
export {
  LeaseLostError,
  RankPartsError,
  type PartKey,
  type RankerChange,
  type RankerRecord,
  RankStore,
} from './domain/ranking/rank-store.ts';
export { type Score, type ScoreRule, SurpriseRule } from './domain/ranking/score.ts';
export type { Past } from './domain/ranking/baseline.ts';
export type { WindowCounts } from './domain/ranking/topic-minutes.ts';
export { Ranking } from './domain/ranking/ranking.ts';
export type { ExportedPart, ExportManifest } from './domain/moving/exported-trends.ts';
export type { ExportedDecisions } from './domain/moving/exported-decisions.ts';
export { DecisionExporter } from './domain/moving/decision-exporter.ts';
export { DecisionRestorer } from './domain/moving/decision-restorer.ts';
export { TrendExporter } from './domain/moving/trend-exporter.ts';
export { TrendRestorer } from './domain/moving/trend-restorer.ts';
export { Backtest, type BacktestTotals, type PastActivity, type PastRefresh } from './domain/backtest/backtest.ts';
export { DEFAULT_THRESHOLDS, type Thresholds } from './domain/ranking/thresholds.ts';
export { PartedTrendReads } from './domain/ranking/parted-trend-reads.ts';
export { PartStore, type StoreOf } from './domain/ranking/part-store.ts';
export { InMemoryRankStore } from './domain/ranking/rank-store-in-memory.ts';
export { StoredTrendReads } from './domain/ranking/stored-trend-reads.ts';
export { InMemoryTrendReads } from './domain/trend-reads-in-memory.ts';
export { TrendImporter } from './domain/ranking/trend-importer.ts';
export { MODERATION_ACTIONS, type Author, type ModerationEntry } from './domain/moderation/moderation-entry.ts';
export { ModerationState, runs, type Decision, type Sweep, type WaitingTopic } from './domain/moderation/moderation-state.ts';
export { ModerationStore, type EntryPage, type ModerationCommit, type ModerationHead } from './domain/moderation/moderation-store.ts';
export type { PartName } from './domain/moderation/moderation-parts.ts';
export { encodeHashes, decodeHashes } from './domain/moderation/moderation-codec.ts';
export { InMemoryModerationStore } from './domain/moderation/moderation-store-in-memory.ts';
export { ModerationBook } from './domain/moderation/moderation-book.ts';
export { ModerationDesk, type Changed, type SweepOrder } from './domain/moderation/moderation-desk.ts';
export { RankerModeration } from './domain/moderation/ranker-moderation.ts';
export { type KeptLetter, KeptLetters, type ReplayNote } from './domain/replay/kept-letters.ts';
export { InMemoryKeptLetters } from './domain/replay/kept-letters-in-memory.ts';
export { LetterReplay, type ReplayResult } from './domain/replay/letter-replay.ts';
export { networkHash } from './domain/counting/network-hash.ts';
export { SeriesReplay, type SeriesRow } from './domain/rarity/series-replay.ts';
export { RARITY, type RarityConstants, TELLING, type TellingConstants } from './domain/rarity/rarity-constants.ts';
export type { UnreadablePart } from './domain/ranking/checked-store.ts';
