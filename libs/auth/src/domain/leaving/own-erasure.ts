import { type Clock, InvalidInputError, MINUTE } from '@groundswell/kernel';
import type { ErasureOrders } from '@groundswell/privacy';
import type { Account } from '../accounts/account.ts';
import { changeAccount } from '../accounts/account-changes.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { readAddress } from '../accounts/addresses.ts';
import { AccountConflictError, FreshSignInNeededError } from '../errors.ts';
import type { Letters } from '../mail/letters.ts';
import type { Mail } from '../mail/mail.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { SignedIn } from '../sessions/standings.ts';
import type { SecondFactors } from '../sign-in/second-factors.ts';
import type { Vault } from '../vault.ts';

/** How young a session must be to stand for a password, where an account has none. */
const FRESH = 10 * MINUTE;

export interface OwnErasurePorts {
  readonly accounts: AccountStore;
  readonly proofs: Pick<Accounts, 'prove'>;
  readonly secondFactors: SecondFactors;
  readonly sessions: SessionStore;
  readonly orders: ErasureOrders;
  readonly vault: Vault;
  readonly mail: Mail;
  readonly letters: Letters;
  readonly clock: Clock;
  /** Keyed hash of the actor that an account posts as. */
  readonly actorOf: (accountId: string) => Promise<number>;
}

/** What shows that it is really the person, and not somebody at their open phone. */
export interface ErasureProof {
  readonly password?: string | undefined;
  /** Of the authenticator, where there is one, or on paper. */
  readonly code?: string | undefined;
}

/** A person's own order to be forgotten. */
export class OwnErasure {
  constructor(private readonly ports: OwnErasurePorts) {}

  /**
   * Orders that everything about a person goes, and closes the account: no session goes on. It can not be taken back.
   * @throws WrongCredentialsError, SecondFactorNeededError, TooManyAttemptsError when the proof is not one
   * @throws InvalidInputError when the password is missing
   * @throws FreshSignInNeededError when there is no password, and the session is not a new one
   * @throws AccountConflictError when an operator asks: somebody else has to take the role away first
   */
  async order(person: SignedIn, proof: ErasureProof): Promise<void> {
    const { accounts, orders, clock } = this.ports;
    const account = await this.prove(person, proof);
    if (account.role === 'operator') throw new AccountConflictError('An operator has to give up the role first: another one takes it away');
    const { id } = account;
    // First of all: from here on it will be done, whatever happens to this process.
    await orders.put({ id, account: id, actor: await this.ports.actorOf(id), by: 'person', orderedAt: clock.now(), done: [] });
    const now = clock.now();
    const closed = await changeAccount(accounts, id, ({ disabledAt = now, erasureOrderedAt = now, tokenVersion }) => ({
      disabledAt,
      erasureOrderedAt,
      tokenVersion: tokenVersion + 1,
    }));
    await this.tell(closed);
  }

  private async prove({ accountId, sessionId }: SignedIn, { password, code }: ErasureProof): Promise<Account> {
    const { accounts, proofs, secondFactors } = this.ports;
    const stored = await accounts.byId(accountId);
    if (stored?.password === undefined && !(await this.isFresh(accountId, sessionId))) throw new FreshSignInNeededError();
    if (stored?.password !== undefined && password === undefined)
      throw new InvalidInputError('the password is needed', { field: 'password' });
    const account = stored?.password === undefined ? (stored as Account) : await proofs.prove(accountId, password ?? '');
    await secondFactors.check(account, code);
    return account;
  }

  private async isFresh(accountId: string, sessionId: string): Promise<boolean> {
    const session = await this.ports.sessions.find(accountId, sessionId);
    return session !== undefined && this.ports.clock.now() - session.createdAt < FRESH;
  }

  /** A letter that is not taken stops nothing: the order stands. */
  private async tell(account: Account): Promise<void> {
    const { mail, letters, vault } = this.ports;
    try {
      await mail.send(letters.erasure(await readAddress(vault, account)));
    } catch {
      // The person is told by the answer, too.
    }
  }
}
