import { Module } from '@nestjs/common';
import { DeadLettersModule } from '@groundswell/cloud';
import { DeltaDataModule, ErasedDataModule, ModerationDataModule, RankStores, thresholdsOf, TrendDataModule } from '@groundswell/data';
import { Clock, Ids } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { Settings, SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { DeadLetters, DeltaLog, ModerationBook, PartStore, Ranker, RankerModeration, SurpriseRule } from '@groundswell/trend';
import { MemoryWatch } from './memory-watch.ts';
import { RankHandler } from './rank.handler.ts';
import { RANK_SETTINGS } from './rank.settings.ts';
import { UnreadableDeltas } from './unreadable-deltas.ts';

/** The worker that turns deltas into trends. */
@Module({
  imports: [
    SettingsModule.reading(RANK_SETTINGS),
    RuntimeModule,
    DeltaDataModule,
    TrendDataModule,
    ModerationDataModule,
    ErasedDataModule,
    DeadLettersModule,
  ],
  providers: [
    {
      provide: Ranker,
      inject: [RankStores, DeltaLog, Clock, Ids, Settings, DeadLetters, UnreadableDeltas, ModerationBook, ErasedActors],
      useFactory: rankerOf,
    },
    { provide: UnreadableDeltas, inject: [Log, Metrics], useFactory: (log: Log, metrics: Metrics) => new UnreadableDeltas(log, metrics) },
    {
      provide: RankHandler,
      inject: [Ranker, Log, Metrics, Settings],
      useFactory: (ranker: Ranker, log: Log, metrics: Metrics, settings: Settings) =>
        new RankHandler(ranker, log, metrics, new MemoryWatch(), settings.get('GROUNDSWELL_RANK_PART') > 0),
    },
  ],
})
export class RankModule {}

function rankerOf(
  stores: RankStores,
  log: DeltaLog,
  clock: Clock,
  ids: Ids,
  settings: Settings,
  deadLetters: DeadLetters,
  unreadable: UnreadableDeltas,
  book: ModerationBook,
  erased: ErasedActors,
): Ranker {
  const partition = { part: settings.get('GROUNDSWELL_RANK_PART'), of: settings.get('GROUNDSWELL_RANK_PARTS') };
  return new Ranker(PartStore.open(stores.named, partition), log, clock, ids, {
    place: { partition, storeOf: stores.named },
    minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'),
    rule: new SurpriseRule(thresholdsOf(settings)),
    moderation: new RankerModeration(book, erased),
    passOver: (delta) => unreadable.keep(delta, deadLetters),
    passOverPart: (part) => unreadable.keepPart(part, deadLetters, clock.now()),
  });
}
