import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AuthEvents, AuthOptions, MetricAuthEvents, Pace, SteadyPace, Vault } from '@groundswell/auth';
import { DeploymentKey, FieldCipher } from '@groundswell/security';
import { Settings } from '@groundswell/settings';
import { Metrics } from '@groundswell/telemetry';
import { accountOptions } from './account-options.ts';

/** Those ports of accounts that are neither tables nor mail. Needs `Settings` and `RuntimeModule`. */
@Module({
  providers: [
    { provide: AuthOptions, inject: [Settings], useFactory: accountOptions },
    { provide: AuthEvents, inject: [Metrics], useFactory: (metrics: Metrics) => new MetricAuthEvents(metrics) },
    { provide: Pace, useFactory: () => new SteadyPace() },
    {
      provide: Vault,
      inject: [FieldCipher, DeploymentKey],
      useFactory: (cipher: FieldCipher, key: DeploymentKey) => new Vault(cipher, key),
    },
  ],
  exports: [AuthOptions, AuthEvents, Pace, Vault],
})
export class AccountPortsModule {
  /** @param keys modules that export `FieldCipher` and `DeploymentKey` */
  static over(keys: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: AccountPortsModule, imports: keys };
  }
}
