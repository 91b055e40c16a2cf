import type { Clock, Ids } from '@groundswell/kernel';
import type { Attempts } from '@groundswell/security';
import { AccountDesk } from './accounts/account-desk.ts';
import type { AccountStore } from './accounts/account-store.ts';
import { Accounts } from './accounts/accounts.ts';
import { FirstOperator } from './accounts/first-operator.ts';
import type { Pace } from './accounts/pace.ts';
import type { AuthEvents } from './auth-events.ts';
import { Letters } from './mail/letters.ts';
import type { Mail } from './mail/mail.ts';
import { type OneTimeStore, OneTimeTokens } from './once/one-time-tokens.ts';
import { OutsideSignIn } from './outside/outside-sign-in.ts';
import type { OutsideIssuer } from './outside/outside-tokens.ts';
import { COST, type HashCost } from './passwords/password-hash.ts';
import { Passwords } from './passwords/passwords.ts';
import type { SessionStore } from './sessions/session-store.ts';
import { Sessions } from './sessions/sessions.ts';
import { Standings } from './sessions/standings.ts';
import { Authenticators } from './sign-in/authenticators.ts';
import { RecoveryCodes } from './sign-in/recovery-codes.ts';
import { SecondFactors } from './sign-in/second-factors.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { Tries } from './sign-in/tries.ts';
import { AccessTokens, type TokenAudience } from './tokens/access-tokens.ts';
import { AccessVerifier } from './tokens/access-verifier.ts';
import type { SigningKeyStore } from './tokens/signing-key-store.ts';
import { SigningKeys } from './tokens/signing-keys.ts';
import type { Vault } from './vault.ts';

/** What accounts reach the world through. */
export interface AuthPorts {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly once: OneTimeStore;
  readonly signingKeys: SigningKeyStore;
  readonly vault: Vault;
  readonly attempts: Attempts;
  readonly mail: Mail;
  readonly events: AuthEvents;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly ids: Ids;
}

export abstract class AuthOptions implements TokenAudience {
  abstract readonly issuer: string;
  abstract readonly audience: string;
  /** Address of the site, without a slash at its end: links in letters begin with it. */
  abstract readonly site: string;
  /** An issuer elsewhere whose accounts people may sign in with. Default: none. */
  abstract readonly outside?: OutsideIssuer;
  /** Of new password hashes. Default: OWASP's. */
  abstract readonly cost?: HashCost;
}

/** Everything that accounts can do, wired together. */
export interface AuthServices {
  readonly accounts: Accounts;
  readonly desk: AccountDesk;
  readonly firstOperator: FirstOperator;
  readonly signIn: SignIn;
  readonly outside: OutsideSignIn;
  readonly authenticators: Authenticators;
  readonly secondFactors: SecondFactors;
  readonly sessions: Sessions;
  readonly standings: Standings;
  readonly signingKeys: SigningKeys;
  readonly accessTokens: AccessTokens;
  readonly accessVerifier: AccessVerifier;
  readonly tries: Tries;
}

/** Wires the services of accounts to `ports`. */
export function authServices(ports: AuthPorts, options: AuthOptions): AuthServices {
  const { clock, ids, vault, accounts, mail, pace } = ports;
  const passwords = new Passwords(options.cost ?? COST);
  const once = new OneTimeTokens(ports.once, clock);
  const letters = new Letters(options.site);
  const tries = new Tries(ports.attempts, ports.events);
  const authenticators = new Authenticators(accounts, vault, clock);
  const recoveryCodes = new RecoveryCodes({ accounts, vault, mail, letters });
  const secondFactors = new SecondFactors({ accounts, authenticators, recoveryCodes, tries });
  const sessions = new Sessions(ports);
  const signingKeys = new SigningKeys(ports.signingKeys, vault, clock);
  const standings = new Standings(accounts, ports.sessions, clock);
  const accessTokens = new AccessTokens(signingKeys, options, clock, ids);
  return {
    accounts: new Accounts({ accounts, once, passwords, tries, vault, mail, letters, pace, clock, ids }),
    desk: new AccountDesk({ accounts, sessions: ports.sessions, vault, clock }),
    firstOperator: new FirstOperator({ accounts, once, passwords, vault, clock, ids }),
    signIn: new SignIn({ accounts, passwords, secondFactors, sessions, tries, vault }),
    outside: new OutsideSignIn({ accounts, secondFactors, sessions, vault, clock, ids }, options.outside),
    authenticators,
    secondFactors,
    sessions,
    standings,
    signingKeys,
    accessTokens,
    accessVerifier: new AccessVerifier({ keys: signingKeys, audience: options, standings, clock }),
    tries,
  };
}
