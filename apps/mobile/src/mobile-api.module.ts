import { type DynamicModule, Module, type ModuleMetadata, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from '@groundswell/auth';
import { AccountDeskController } from './accounts/account-desk.controller.ts';
import { BrowserSessionController } from './accounts/browser-session.controller.ts';
import { OwnAccountController } from './accounts/own-account.controller.ts';
import { SessionsController } from './accounts/sessions.controller.ts';
import { SignUpController } from './accounts/sign-up.controller.ts';
import { TokensController } from './accounts/tokens.controller.ts';
import { KeptByNobody } from './kept-by-nobody.ts';

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
    { provide: APP_INTERCEPTOR, useClass: KeptByNobody },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
})
export class MobileApiModule {
  /** @param ports modules that export `AuthOptions` and every port of `AuthPorts` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: MobileApiModule, imports: [...ports, AccountsModule.over(ports)] };
  }
}
