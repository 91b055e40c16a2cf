import { Module } from '@nestjs/common';
import { ArchiveModule, DeadLettersModule, DeploymentKeyModule, ListChangesModule } from '@groundswell/cloud';
import { ErasedDataModule } from '@groundswell/data';
import { Clock } from '@groundswell/kernel';
import { ErasedActors } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { Settings, SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { DeadLetters } from '@groundswell/trend';
import { Archive, Lander, Pseudonyms } from '@groundswell/warehouse';
import { LandHandler } from './land.handler.ts';
import { LAND_SETTINGS } from './land.settings.ts';

/** The function `land`: records of streams become rows of the archive. */
@Module({
  imports: [
    SettingsModule.reading(LAND_SETTINGS),
    RuntimeModule,
    DeploymentKeyModule,
    ErasedDataModule,
    DeadLettersModule,
    ArchiveModule,
    ListChangesModule,
  ],
  providers: [
    { provide: Lander, inject: [Archive, DeadLetters, ErasedActors, DeploymentKey, Clock, Settings], useFactory: landerOf },
    LandHandler,
  ],
})
export class LandModule {}

async function landerOf(
  archive: Archive,
  deadLetters: DeadLetters,
  erased: ErasedActors,
  key: DeploymentKey,
  clock: Clock,
  settings: Settings,
): Promise<Lander> {
  const pseudonyms = new Pseudonyms(await key.text());
  return new Lander({ archive, deadLetters, erased, pseudonyms, clock, publicKinds: settings.get('GROUNDSWELL_PUBLIC_KINDS') });
}
