import type { Clock } from '@groundswell/kernel';
import { Letters } from '../mail/letters.ts';
import { type OneTimeStore, OneTimeTokens } from '../once/one-time-tokens.ts';
import type { AccountStore } from './account-store.ts';

export interface FirstOperatorLinkPorts {
  readonly accounts: AccountStore;
  readonly once: OneTimeStore;
  readonly clock: Clock;
}

/** Makes the link that is printed where a deployment is set up. Needs no key, so that a tool can do it. */
export class FirstOperatorLinks {
  /** @param site address of the site, without a slash at its end */
  constructor(
    private readonly ports: FirstOperatorLinkPorts,
    private readonly site: string,
  ) {}

  /** A link that makes whoever opens it first the operator, for a day; undefined where there ever was an operator. */
  async make(): Promise<string | undefined> {
    const { accounts, once, clock } = this.ports;
    if (await accounts.hadOperator()) return undefined;
    return new Letters(this.site).firstOperator(await new OneTimeTokens(once, clock).make('first-operator', undefined));
  }
}
