import { Module } from '@nestjs/common';
import { ActivityStreamModule, NetworksModule } from '@groundswell/cloud';
import { IdentityDataModule, RateDataModule } from '@groundswell/data';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { INGEST_SETTINGS } from './ingest.settings.ts';
import { ReceptionModule } from './reception.module.ts';

/** The function `ingest`: its routes over the tables and the stream of the deployment. */
@Module({
  imports: [
    SettingsModule.reading(INGEST_SETTINGS),
    RuntimeModule,
    ReceptionModule.over([IdentityDataModule, RateDataModule, ActivityStreamModule, NetworksModule]),
  ],
})
export class IngestModule {}
