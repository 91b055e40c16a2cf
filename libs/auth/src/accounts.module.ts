import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { Clock, Ids } from '@groundswell/kernel';
import { Attempts } from '@groundswell/security';
import { AuthOptions, type AuthPorts, type AuthServices, authServices } from './domain/account-services.ts';
import { AccountDesk } from './domain/accounts/account-desk.ts';
import { AccountStore } from './domain/accounts/account-store.ts';
import { Accounts } from './domain/accounts/accounts.ts';
import { FirstOperator } from './domain/accounts/first-operator.ts';
import { Pace } from './domain/accounts/pace.ts';
import { AuthEvents } from './domain/auth-events.ts';
import { Mail } from './domain/mail/mail.ts';
import { OneTimeStore } from './domain/once/one-time-tokens.ts';
import { OutsideSignIn } from './domain/outside/outside-sign-in.ts';
import { SessionStore } from './domain/sessions/session-store.ts';
import { Sessions } from './domain/sessions/sessions.ts';
import { Standings } from './domain/sessions/standings.ts';
import { Authenticators } from './domain/sign-in/authenticators.ts';
import { SecondFactors } from './domain/sign-in/second-factors.ts';
import { SignIn } from './domain/sign-in/sign-in.ts';
import { Tries } from './domain/sign-in/tries.ts';
import { AccessTokens } from './domain/tokens/access-tokens.ts';
import { AccessVerifier } from './domain/tokens/access-verifier.ts';
import { SigningKeyStore } from './domain/tokens/signing-key-store.ts';
import { SigningKeys } from './domain/tokens/signing-keys.ts';
import { Vault } from './domain/vault.ts';

/** Each port by the token it is injected with. */
const PORTS = {
  accounts: AccountStore,
  sessions: SessionStore,
  once: OneTimeStore,
  signingKeys: SigningKeyStore,
  vault: Vault,
  attempts: Attempts,
  mail: Mail,
  events: AuthEvents,
  pace: Pace,
  clock: Clock,
  ids: Ids,
} satisfies Readonly<Record<keyof AuthPorts, unknown>>;

/** Each service by the token it is injected with. */
const SERVICES = {
  accounts: Accounts,
  desk: AccountDesk,
  firstOperator: FirstOperator,
  signIn: SignIn,
  outside: OutsideSignIn,
  authenticators: Authenticators,
  secondFactors: SecondFactors,
  sessions: Sessions,
  standings: Standings,
  signingKeys: SigningKeys,
  accessTokens: AccessTokens,
  accessVerifier: AccessVerifier,
  tries: Tries,
} satisfies Readonly<Record<keyof AuthServices, unknown>>;

/** The services as one, from which each is provided. */
abstract class WiredServices {}

const wiring: Provider = {
  provide: WiredServices,
  inject: [AuthOptions, ...Object.values(PORTS)],
  useFactory: (options: AuthOptions, ...ports: unknown[]) => {
    const named = Object.keys(PORTS).map((name, index) => [name, ports[index]] as const);
    return authServices(Object.fromEntries(named) as unknown as AuthPorts, options);
  },
};

const services = Object.entries(SERVICES).map(([name, provide]): Provider => {
  return { provide, inject: [WiredServices], useFactory: (wired: AuthServices) => wired[name as keyof AuthServices] };
});

/** Accounts, sessions and tokens as injectable services, and what `SignedInGuard` needs. */
@Module({ providers: [wiring, ...services], exports: Object.values(SERVICES) })
export class AccountsModule {
  /** @param ports modules that export `AuthOptions` and every port of `AuthPorts` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: AccountsModule, imports: ports };
  }
}
