import { Module } from '@nestjs/common';
import { ArchiveModule, DeploymentKeyModule, KeptLettersModule, PhoneServicesModule } from '@groundswell/cloud';
import { AccountStore, OneTimeStore, SessionStore, AccountEraser } from '@groundswell/auth';
import {
  AccountDataModule,
  AlertingErasureModule,
  ErasedDataModule,
  ErasureDataModule,
  KeptDataModule,
  SampleDataModule,
} from '@groundswell/data';
import { AlertingEraser, KeptEraser, KeptItems } from '@groundswell/feed';
import { Clock, SystemClock } from '@groundswell/kernel';
import { ErasedActors, ErasureOrders, Forgetting, ListedEraser } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { KeptLetters, KeyedActivityHashes, LetterEraser, SampleEraser, Samples } from '@groundswell/trend';
import { Archive, ArchiveEraser } from '@groundswell/warehouse';
import { ForgetHandler } from './forget.handler.ts';
import { FORGET_SETTINGS } from './forget.settings.ts';

/** The function `forget`: takes away what is stored of those who were erased. */
@Module({
  imports: [
    SettingsModule.reading(FORGET_SETTINGS),
    RuntimeModule,
    DeploymentKeyModule,
    AccountDataModule,
    KeptDataModule,
    AlertingErasureModule.over([PhoneServicesModule]),
    ErasureDataModule,
    ErasedDataModule,
    SampleDataModule,
    KeptLettersModule,
    ArchiveModule,
  ],
  providers: [
    {
      provide: Forgetting,
      inject: [
        ErasureOrders,
        ErasedActors,
        Samples,
        KeptLetters,
        Archive,
        KeptItems,
        AlertingEraser,
        AccountStore,
        SessionStore,
        OneTimeStore,
        DeploymentKey,
        Clock,
        Log,
      ],
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

/** Steps in their order: the list first, so that nothing comes back, the account after those who may need it, what may take long last. */
function forgettingOf(
  orders: ErasureOrders,
  erased: ErasedActors,
  samples: Samples,
  letters: KeptLetters,
  archive: Archive,
  items: KeptItems,
  alerting: AlertingEraser,
  accounts: AccountStore,
  sessions: SessionStore,
  once: OneTimeStore,
  key: DeploymentKey,
  clock: Clock,
  log: Log,
): Forgetting {
  const hashes = async () => new KeyedActivityHashes(await key.text());
  const erasers = [
    new ListedEraser(erased),
    new KeptEraser(items),
    alerting,
    new SampleEraser(samples),
    new LetterEraser(letters, hashes),
    new AccountEraser(accounts, sessions, once),
    // It may take longer than one look: nothing else waits for it.
    new ArchiveEraser(archive, new SystemClock()),
  ];
  return new Forgetting(orders, erasers, clock, (step, error) =>
    log.warn('a step of an erasure failed', { step, cause: error instanceof Error ? error.name : 'unknown' }),
  );
}
