import { usePageTitle } from '../shell/page-title.ts';
import type { Account } from '../session/page-session.ts';
import { needsAuthenticator } from '../session/duties.ts';
import { SignedInOnly } from '../session/signed-in-only.tsx';
import { fullTime } from '../wording/times.ts';
import { AuthenticatorSection } from './authenticator-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { OwnDataSection } from './own-data-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { hasFewCodes } from './recovery-codes.tsx';
import { SessionsSection } from './sessions-section.tsx';

const ROLE_WORDS: Readonly<Record<Account['role'], string | undefined>> = {
  person: undefined,
  moderator: 'Moderator',
  operator: 'Operator',
};

/** What somebody sees and changes of their own account. */
export function AccountPage() {
  usePageTitle('Your account');
  return <SignedInOnly what="your account">{(account) => <Sections account={account} />}</SignedInOnly>;
}

function Sections({ account }: { readonly account: Account }) {
  const role = ROLE_WORDS[account.role];
  return (
    <div class="account-page">
      <header class="page-head">
        <h1>Your account</h1>
        <p>
          <bdi class="address">{account.address}</bdi>, since {fullTime(Date.parse(account.createdAt))}
          {role !== undefined && <span class="badge badge-calm">{role}</span>}
        </p>
      </header>
      {needsAuthenticator(account) && (
        <p class="banner">
          Your role counts once you have an authenticator. <a href="#second-factor">Set it up below</a>.
        </p>
      )}
      {hasFewCodes(account) && (
        <p class="banner">
          {account.recoveryCodesLeft === 0 ? 'You have no recovery codes' : 'Few recovery codes are left'}.{' '}
          <a href="#second-factor">Make new ones</a>, so that a lost phone does not shut you out.
        </p>
      )}
      <PreferencesSection />
      <DevicesSection />
      <SessionsSection />
      <PasswordSection />
      <AuthenticatorSection account={account} />
      <OwnDataSection account={account} />
    </div>
  );
}
