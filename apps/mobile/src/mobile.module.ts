import { Module } from '@nestjs/common';
import { DeploymentKeyModule, MailModule } from '@groundswell/cloud';
import { AccountDataModule, KeptDataModule, RateDataModule, SealingDataModule } from '@groundswell/data';
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
      KeptDataModule,
      RateDataModule,
      DeploymentKeyModule,
      MailModule,
      AccountPortsModule.over([SealingDataModule, DeploymentKeyModule]),
    ]),
  ],
})
export class MobileModule {}
