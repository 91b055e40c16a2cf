import { Module } from '@nestjs/common';
import { DeltaDataModule, TrendDataModule } from '@groundswell/data';
import { Clock, Ids } from '@groundswell/kernel';
import { Settings, SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { DeltaLog, Ranker, RankStore, SurpriseRule } from '@groundswell/trend';
import { RankHandler } from './rank.handler.ts';
import { RANK_SETTINGS } from './rank.settings.ts';

/** The worker that turns deltas into trends. */
@Module({
  imports: [SettingsModule.reading(RANK_SETTINGS), RuntimeModule, DeltaDataModule, TrendDataModule],
  providers: [
    {
      provide: Ranker,
      inject: [RankStore, DeltaLog, Clock, Ids, Settings],
      useFactory: (store: RankStore, log: DeltaLog, clock: Clock, ids: Ids, settings: Settings) =>
        new Ranker(store, log, clock, ids, { minimumActors: settings.get('GROUNDSWELL_MIN_ACTORS'), rule: new SurpriseRule() }),
    },
    RankHandler,
  ],
})
export class RankModule {}
