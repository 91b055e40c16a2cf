import { Module } from '@nestjs/common';
import { DeadLettersModule, DeploymentKeyModule, ShardParentsModule, ShardPlacementModule } from '@groundswell/cloud';
import { DeltaDataModule, ErasedDataModule, SampleDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { Settings, SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import {
  ActivityCounter,
  ActorAges,
  AgeStore,
  AttemptMarks,
  DeadLetters,
  DeltaLog,
  KeyedActivityHashes,
  Samples,
  ShardParents,
  ShardPlacement,
  StoredActorAges,
} from '@groundswell/trend';
import { CountHandler } from './count.handler.ts';
import { COUNT_SETTINGS } from './count.settings.ts';
import { UnreadableDeltas } from './unreadable-deltas.ts';

/** The function `count`: activities of a shard become deltas. */
@Module({
  imports: [
    SettingsModule.reading(COUNT_SETTINGS),
    RuntimeModule,
    DeploymentKeyModule,
    DeltaDataModule,
    SampleDataModule,
    ErasedDataModule,
    DeadLettersModule,
    ShardParentsModule,
    ShardPlacementModule,
  ],
  providers: [
    {
      provide: ActivityCounter,
      inject: [
        DeltaLog,
        DeadLetters,
        Samples,
        AttemptMarks,
        ShardParents,
        ShardPlacement,
        ActorAges,
        Clock,
        Settings,
        DeploymentKey,
        UnreadableDeltas,
        ErasedActors,
      ],
      useFactory: counterOf,
    },
    { provide: ActorAges, inject: [AgeStore, ShardParents, Log], useFactory: agesOf },
    { provide: UnreadableDeltas, inject: [Log, Metrics], useFactory: (log: Log, metrics: Metrics) => new UnreadableDeltas(log, metrics) },
    CountHandler,
  ],
})
export class CountModule {}

function agesOf(store: AgeStore, parents: ShardParents, log: Log): ActorAges {
  return new StoredActorAges(store, parents, (error) =>
    log.warn('first sights were lost: actors may count as new again', { cause: causeOf(error) }),
  );
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

async function counterOf(
  log: DeltaLog,
  deadLetters: DeadLetters,
  samples: Samples,
  attempts: AttemptMarks,
  parents: ShardParents,
  placement: ShardPlacement,
  ages: ActorAges,
  clock: Clock,
  settings: Settings,
  key: DeploymentKey,
  unreadable: UnreadableDeltas,
  erased: ErasedActors,
): Promise<ActivityCounter> {
  return new ActivityCounter({
    log,
    deadLetters,
    samples,
    attempts,
    parents,
    placement,
    ages,
    erased,
    hashes: new KeyedActivityHashes(await key.text()),
    clock,
    publicKinds: settings.get('GROUNDSWELL_PUBLIC_KINDS'),
    passOver: (delta) => unreadable.tell(delta),
  });
}
