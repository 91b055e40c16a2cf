import { Module } from '@nestjs/common';
import { DeadLettersModule, DeploymentKeyModule, ShardParentsModule, ShardPlacementModule } from '@groundswell/cloud';
import { DeltaDataModule, SampleDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { Settings, SettingsModule } from '@groundswell/settings';
import { Log, Metrics, RuntimeModule } from '@groundswell/telemetry';
import { ActivityCounter, AttemptMarks, DeadLetters, DeltaLog, Samples, ShardParents, ShardPlacement } from '@groundswell/trend';
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
        Clock,
        Settings,
        DeploymentKey,
        UnreadableDeltas,
      ],
      useFactory: counterOf,
    },
    { provide: UnreadableDeltas, inject: [Log, Metrics], useFactory: (log: Log, metrics: Metrics) => new UnreadableDeltas(log, metrics) },
    CountHandler,
  ],
})
export class CountModule {}

async function counterOf(
  log: DeltaLog,
  deadLetters: DeadLetters,
  samples: Samples,
  attempts: AttemptMarks,
  parents: ShardParents,
  placement: ShardPlacement,
  clock: Clock,
  settings: Settings,
  key: DeploymentKey,
  unreadable: UnreadableDeltas,
): Promise<ActivityCounter> {
  const secret = await key.text();
  const actors = new KeyedHash(secret, 'actor');
  const ids = new KeyedHash(secret, 'id');
  const hashes = { actor: (actor: string) => actors.hash48(actor), id: (source: string, id: string) => ids.hash48Pair(source, id) };
  return new ActivityCounter({
    log,
    deadLetters,
    samples,
    attempts,
    parents,
    placement,
    hashes,
    clock,
    publicKinds: settings.get('GROUNDSWELL_PUBLIC_KINDS'),
    passOver: (delta) => unreadable.tell(delta),
  });
}
