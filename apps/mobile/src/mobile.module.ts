import { Module } from '@nestjs/common';
import {
  ActivityStreamModule,
  DeploymentKeyModule,
  MailModule,
  NetworksModule,
  OutgoingRequestsModule,
  PhoneServicesModule,
  VapidModule,
} from '@groundswell/cloud';
import {
  AccountDataModule,
  ErasureDataModule,
  AlertingDataModule,
  FeedDataModule,
  IdempotencyDataModule,
  IdentityDataModule,
  KeptDataModule,
  ModerationDataModule,
  RateDataModule,
  SampleDataModule,
  SealingDataModule,
  TrendDataModule,
} from '@groundswell/data';
import { SettingsModule } from '@groundswell/settings';
import { RuntimeModule } from '@groundswell/telemetry';
import { AccountPortsModule } from './accounts/account-ports.module.ts';
import { MobileApiModule } from './mobile-api.module.ts';
import { MOBILE_SETTINGS } from './mobile.settings.ts';

/** The function `mobile`: its routes over the tables, keys and mail of the deployment. */
@Module({
  imports: [
    SettingsModule.reading(MOBILE_SETTINGS),
    RuntimeModule,
    MobileApiModule.over([
      AccountDataModule,
      IdempotencyDataModule,
      AlertingDataModule,
      KeptDataModule,
      FeedDataModule,
      TrendDataModule,
      ModerationDataModule,
      SampleDataModule,
      IdentityDataModule,
      ActivityStreamModule,
      NetworksModule,
      ErasureDataModule,
      RateDataModule,
      DeploymentKeyModule,
      MailModule,
      OutgoingRequestsModule,
      VapidModule,
      PhoneServicesModule,
      AccountPortsModule.over([SealingDataModule, DeploymentKeyModule]),
    ]),
  ],
})
export class MobileModule {}
