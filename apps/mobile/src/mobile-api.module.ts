import { type DynamicModule, Module, type ModuleMetadata, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { StrongEtags } from '@groundswell/http';
import { AccountDeskController } from './accounts/account-desk.controller.ts';
import { BrowserSessionController } from './accounts/browser-session.controller.ts';
import { OwnAccountController } from './accounts/own-account.controller.ts';
import { SessionsController } from './accounts/sessions.controller.ts';
import { SignUpController } from './accounts/sign-up.controller.ts';
import { TokensController } from './accounts/tokens.controller.ts';
import { EndpointsApiModule } from './endpoints/endpoints-api.module.ts';
import { FeedApiModule } from './feed/feed-api.module.ts';
import { KeepingApiModule } from './keeping/keeping-api.module.ts';
import { KeptByNobody } from './kept-by-nobody.ts';
import { PersonRoutesModule } from './person-routes.module.ts';
import { PrivacyApiModule } from './privacy/privacy-api.module.ts';

/** The routes of the function `mobile`. Answers leave only with the members that their schemas name. */
@Module({
  controllers: [
    SignUpController,
    OwnAccountController,
    AccountDeskController,
    SessionsController,
    BrowserSessionController,
    TokensController,
  ],
  providers: [
    StrongEtags,
    { provide: APP_INTERCEPTOR, useClass: KeptByNobody },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
})
export class MobileApiModule {
  /** @param ports modules that export `AuthOptions`, every port of `AuthPorts`, `Idempotency`, `TokenLeases`, `DeploymentKey`, `ErasureOrders`, `EndpointStore`, `OutgoingRequests`, `Vapid`, and what `FeedApiModule` needs */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    const person = PersonRoutesModule.over(ports);
    return {
      module: MobileApiModule,
      imports: [
        ...ports,
        person,
        KeepingApiModule.over([person, ...ports]),
        FeedApiModule.over([person, ...ports]),
        PrivacyApiModule.over([person, ...ports]),
        EndpointsApiModule.over([person, ...ports]),
      ],
    };
  }
}
