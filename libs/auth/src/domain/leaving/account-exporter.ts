import { Exporter, iso } from '@groundswell/privacy';
import { viewOf } from '../accounts/account-view.ts';
import type { AccountStore } from '../accounts/account-store.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { Vault } from '../vault.ts';

/** The account and its sessions, without what opens anything: hashes and secrets are not told, only that they are there. */
export class AccountExporter extends Exporter {
  readonly name = 'account';

  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly vault: Vault,
  ) {
    super();
  }

  async export(person: string): Promise<unknown> {
    const account = await this.accounts.byId(person);
    if (account === undefined) return null;
    const { createdAt, ...view } = await viewOf(this.vault, account);
    const sessions = await this.sessions.list(person);
    return {
      ...view,
      createdAt: iso(createdAt),
      verifiedAt: iso(account.verifiedAt),
      hasPassword: account.password !== undefined,
      hasOutsideIssuer: account.subjectDigest !== undefined,
      sessions: sessions.map(({ id, client, secondFactor, ...session }) => ({
        id,
        client,
        secondFactor,
        createdAt: iso(session.createdAt),
        refreshedAt: iso(session.refreshedAt),
        expiresAt: iso(session.expiresAt),
      })),
    };
  }
}
