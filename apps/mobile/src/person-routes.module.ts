import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AccountsModule } from '@groundswell/auth';
import { Keeper, KeptItems } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { DeploymentKey, DerivedSecrets, LeasedRateLimiter, RateLimiter, SignedCursors, TokenLeases } from '@groundswell/security';

/** What routes for people who are signed in need: `SignedInGuard`, `RateGuard`, `SignedCursors` and `Keeper`. */
@Module({
  providers: [
    {
      provide: RateLimiter,
      inject: [TokenLeases, Clock],
      useFactory: (leases: TokenLeases, clock: Clock) => new LeasedRateLimiter(leases, clock),
    },
    {
      provide: SignedCursors,
      inject: [DeploymentKey, Clock],
      useFactory: (key: DeploymentKey, clock: Clock) => new SignedCursors(new DerivedSecrets(key), clock),
    },
    { provide: Keeper, inject: [KeptItems, Clock], useFactory: (items: KeptItems, clock: Clock) => new Keeper(items, clock) },
  ],
  exports: [AccountsModule, RateLimiter, SignedCursors, Keeper],
})
export class PersonRoutesModule {
  /** @param ports modules that export every port of accounts, `TokenLeases`, `DeploymentKey` and `KeptItems` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: PersonRoutesModule, imports: [AccountsModule.over(ports), ...ports] };
  }
}
