import { Module } from '@nestjs/common';
import { DeploymentKeyModule, KeptLettersModule } from '@groundswell/cloud';
import { ErasedDataModule, ErasureDataModule, SampleDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { ErasedActors, ErasureOrders, Forgetting, ListedEraser } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { KeptLetters, KeyedActivityHashes, LetterEraser, SampleEraser, Samples } from '@groundswell/trend';
import { ForgetHandler } from './forget.handler.ts';
import { FORGET_SETTINGS } from './forget.settings.ts';

/** The function `forget`: takes away what is stored of those who were erased. */
@Module({
  imports: [
    SettingsModule.reading(FORGET_SETTINGS),
    RuntimeModule,
    DeploymentKeyModule,
    ErasureDataModule,
    ErasedDataModule,
    SampleDataModule,
    KeptLettersModule,
  ],
  providers: [
    {
      provide: Forgetting,
      inject: [ErasureOrders, ErasedActors, Samples, KeptLetters, DeploymentKey, Clock, Log],
      useFactory: forgettingOf,
    },
    {
      provide: ForgetHandler,
      inject: [Forgetting, Metrics],
      useFactory: (forgetting: Forgetting, metrics: Metrics) => new ForgetHandler(forgetting, metrics),
    },
  ],
})
export class ForgetModule {}

function forgettingOf(
  orders: ErasureOrders,
  erased: ErasedActors,
  samples: Samples,
  letters: KeptLetters,
  key: DeploymentKey,
  clock: Clock,
  log: Log,
): Forgetting {
  const hashes = async () => new KeyedActivityHashes(await key.text());
  const erasers = [new ListedEraser(erased), new SampleEraser(samples), new LetterEraser(letters, hashes)];
  return new Forgetting(orders, erasers, clock, (step, error) =>
    log.warn('a step of an erasure failed', { step, cause: error instanceof Error ? error.name : 'unknown' }),
  );
}
