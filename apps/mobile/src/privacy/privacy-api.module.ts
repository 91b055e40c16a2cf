import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import {
  AccountExporter,
  Accounts,
  AccountStore,
  AuthOptions,
  Letters,
  Mail,
  OwnErasure,
  SecondFactors,
  SessionStore,
  Vault,
} from '@groundswell/auth';
import { ActorExporter, EndpointExporter, EndpointStore, KeptExporter, KeptItems, PersonActors } from '@groundswell/feed';
import { Clock } from '@groundswell/kernel';
import { ErasureOrders } from '@groundswell/privacy';
import { DeploymentKey } from '@groundswell/security';
import { OwnDataController } from './own-data.controller.ts';
import { PersonalExporters } from './personal-exporters.ts';

/** Routes by which people take what is held about them along, and have it erased. */
@Module({
  controllers: [OwnDataController],
  providers: [
    {
      provide: PersonalExporters,
      inject: [AccountStore, SessionStore, Vault, KeptItems, EndpointStore, DeploymentKey],
      useFactory: (
        accounts: AccountStore,
        sessions: SessionStore,
        vault: Vault,
        items: KeptItems,
        endpoints: EndpointStore,
        key: DeploymentKey,
      ) =>
        new PersonalExporters([
          new AccountExporter(accounts, sessions, vault),
          new KeptExporter(items),
          new EndpointExporter(endpoints),
          new ActorExporter(async () => new PersonActors(await key.text())),
        ]),
    },
    {
      provide: OwnErasure,
      inject: [Accounts, AccountStore, SecondFactors, SessionStore, ErasureOrders, Vault, Mail, AuthOptions, Clock, DeploymentKey],
      useFactory: erasureOf,
    },
  ],
})
export class PrivacyApiModule {
  /** @param ports `PersonRoutesModule`, and what it is over, `ErasureOrders` and `EndpointStore` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: PrivacyApiModule, imports: ports };
  }
}

function erasureOf(
  proofs: Accounts,
  accounts: AccountStore,
  secondFactors: SecondFactors,
  sessions: SessionStore,
  orders: ErasureOrders,
  vault: Vault,
  mail: Mail,
  options: AuthOptions,
  clock: Clock,
  key: DeploymentKey,
): OwnErasure {
  const actorOf = async (account: string): Promise<number> => new PersonActors(await key.text()).hashOf(account);
  const letters = new Letters(options.site);
  return new OwnErasure({ proofs, accounts, secondFactors, sessions, orders, vault, mail, letters, clock, actorOf });
}
