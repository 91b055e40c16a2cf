import { Module } from '@nestjs/common';
import { DeploymentKeyModule } from '@groundswell/cloud';
import {
  ErasedDataModule,
  ErasureDataModule,
  IdentityDataModule,
  ModerationDataModule,
  OperatorIdempotencyDataModule,
  SampleDataModule,
  TrendDataModule,
} from '@groundswell/data';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { AccessModule } from './access/access.module.ts';
import { ApiModule } from './api.module.ts';
import { WEB_SETTINGS } from './web.settings.ts';

/** The function `web`: its routes over the tables of the deployment. */
@Module({
  imports: [
    SettingsModule.reading(WEB_SETTINGS),
    RuntimeModule,
    ApiModule.over([
      IdentityDataModule,
      TrendDataModule,
      SampleDataModule,
      ModerationDataModule,
      ErasedDataModule,
      ErasureDataModule,
      OperatorIdempotencyDataModule,
      DeploymentKeyModule,
      AccessModule,
    ]),
  ],
})
export class WebModule {}
