import { Module } from '@nestjs/common';
import { DeadLettersModule } from '@groundswell/cloud';
import { DeltaDataModule, ModerationDataModule, thresholdsOf, TrendDataModule } from '@groundswell/data';
import { Clock, Ids } from '@groundswell/kernel';
import { Settings, SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { DeadLetters, DeltaLog, ModerationBook, Ranker, RankerModeration, RankStore, SurpriseRule } from '@groundswell/trend';
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
    DeadLettersModule,
  ],
  providers: [
    {
      provide: Ranker,
      inject: [RankStore, DeltaLog, Clock, Ids, Settings, DeadLetters, UnreadableDeltas, ModerationBook],
      useFactory: rankerOf,
    },
    { provide: UnreadableDeltas, inject: [Log, Metrics], useFactory: (log: Log, metrics: Metrics) => new UnreadableDeltas(log, metrics) },
    RankHandler,
  ],
})
export class RankModule {}

function rankerOf(
  store: RankStore,
  log: DeltaLog,
  clock: Clock,
  ids: Ids,
  settings: Settings,
  deadLetters: DeadLetters,
  unreadable: UnreadableDeltas,
  book: ModerationBook,
): Ranker {
  return new Ranker(store, log, clock, ids, {
    minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'),
    rule: new SurpriseRule(thresholdsOf(settings)),
    moderation: new RankerModeration(book),
    passOver: (delta) => unreadable.keep(delta, deadLetters),
    passOverPart: (part) => unreadable.keepPart(part, deadLetters, clock.now()),
  });
}
