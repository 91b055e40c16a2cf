import type { DeskAccount } from '../api/account-desk.ts';
import { useNow } from '../live/use-poll.ts';
import { ago, fullTime } from '../wording/times.ts';
import { AccountChanges } from './account-changes.tsx';

interface AccountCardProps {
  readonly account: DeskAccount;
  /** It is the operator's own, which somebody else changes. */
  readonly own: boolean;
  readonly onChange: (account: DeskAccount) => void;
}

/** One account as operators see it, and what they may change of it. */
export function AccountCard({ account, own, onChange }: AccountCardProps) {
  return (
    <section class="part" aria-labelledby="found-account">
      <header>
        <h2 id="found-account" class="long-name">
          <bdi>{account.address}</bdi>
        </h2>
        <p class="badges">
          <span class="badge badge-calm">{account.role}</span>
          {account.disabled && <span class="badge badge-danger">closed</span>}
          {!account.verified && <span class="badge badge-calm">not confirmed</span>}
        </p>
        <p class="quiet">Since {fullTime(Date.parse(account.createdAt))}</p>
        <p class="quiet long-name">
          <code>{account.id}</code>
        </p>
      </header>
      <div>
        <Facts account={account} />
        {own ? (
          <p class="notice">This is you. Another operator changes your role or closes your account.</p>
        ) : (
          <AccountChanges account={account} onChange={onChange} />
        )}
      </div>
    </section>
  );
}

function Facts({ account: { openSessions, lastSeenAt, secondFactor, recoveryCodesLeft } }: Pick<AccountCardProps, 'account'>) {
  const now = useNow(30_000);
  const codes = recoveryCodesLeft === 1 ? 'one recovery code' : `${recoveryCodesLeft} recovery codes`;
  return (
    <dl class="account-facts">
      <dt>Signed in</dt>
      <dd>{devicesOf(openSessions)}</dd>
      {lastSeenAt !== undefined && (
        <>
          <dt>Last seen</dt>
          <dd>
            <time dateTime={lastSeenAt} title={fullTime(Date.parse(lastSeenAt))}>
              {ago(Date.parse(lastSeenAt), now)}
            </time>
          </dd>
        </>
      )}
      <dt>Second factor</dt>
      <dd>{secondFactor ? `An authenticator, ${codes} left` : 'None'}</dd>
    </dl>
  );
}

function devicesOf(openSessions: number): string {
  if (openSessions === 0) return 'Nowhere';
  return openSessions === 1 ? 'On one device' : `On ${openSessions} devices`;
}
