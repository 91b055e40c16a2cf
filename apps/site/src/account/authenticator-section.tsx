import { useState } from 'preact/hooks';
import { beginAuthenticator, confirmAuthenticator, removeAuthenticator, type Enrolment } from '../api/accounts.ts';
import { CodeField, PasswordField, SecondFactorField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { session } from '../session/browser-session.ts';
import type { Account } from '../session/page-session.ts';
import { QrCode } from './qr-code.tsx';
import { type AccountWithCodes, FreshCodes, RenewCodes } from './recovery-codes.tsx';
import { Section } from './section.tsx';

/** The second factor: an authenticator app, set up by a QR code and taken away by a code, and codes for whoever loses it. */
export function AuthenticatorSection({ account }: { readonly account: Account }) {
  const [codes, setCodes] = useState<readonly string[]>();
  const show = ({ recoveryCodes, ...changed }: AccountWithCodes) => {
    setCodes(recoveryCodes);
    session.changed(changed);
  };
  return (
    <Section
      id="second-factor"
      title="Second factor"
      lead="With an authenticator app, signing in takes a code, too. A stolen password is then not enough."
    >
      {codes !== undefined && <FreshCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {codes === undefined && account.secondFactor && <Standing account={account} onCodes={show} />}
      {codes === undefined && !account.secondFactor && <SetUp onCodes={show} />}
    </Section>
  );
}

interface WithCodes {
  readonly onCodes: (account: AccountWithCodes) => void;
}

function SetUp({ onCodes }: WithCodes) {
  const submit = useSubmit();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  if (enrolment !== undefined) return <FirstCode enrolment={enrolment} onCodes={onCodes} onCancel={() => setEnrolment(undefined)} />;
  return (
    <Form
      submit={submit}
      button="Set up an authenticator"
      running="Checking …"
      onSubmit={async ({ password = '' }) => setEnrolment(await beginAuthenticator(password))}
    >
      <PasswordField name="password" label="Password" hint="Once more, so that nobody else does this in your place." />
    </Form>
  );
}

interface FirstCodeProps extends WithCodes {
  readonly enrolment: Enrolment;
  readonly onCancel: () => void;
}

function FirstCode({ enrolment, onCodes, onCancel }: FirstCodeProps) {
  const submit = useSubmit();
  return (
    <div class="enrolment">
      <QrCode text={enrolment.uri} label="QR code for your authenticator app" />
      <div>
        <p>Read this with your authenticator app, or type the key into it:</p>
        <p class="secret">
          <code>{enrolment.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
        <Form
          submit={submit}
          button="Confirm"
          running="Checking …"
          onSubmit={async ({ code = '' }) => onCodes(await confirmAuthenticator(code))}
          beside={
            <button type="button" class="link-button" onClick={onCancel}>
              Not now
            </button>
          }
        >
          <CodeField hint="What the app shows now. Until it is given, nobody is asked for codes." />
        </Form>
      </div>
    </div>
  );
}

function Standing({ account, onCodes }: WithCodes & { readonly account: Account }) {
  const submit = useSubmit();
  return (
    <>
      <p class="standing">
        <strong>An authenticator is set up.</strong> Signing in takes a code of it.
      </p>
      <RenewCodes account={account} onRenewed={onCodes} />
      <details class="more">
        <summary>Take the authenticator away</summary>
        <p class="quiet">
          For another app or phone: take this one away with a code, and set up the next. Moderators and operators need one.
        </p>
        <Form
          submit={submit}
          button="Take it away"
          running="Checking …"
          danger
          onSubmit={async ({ code = '' }) => session.changed(await removeAuthenticator(code))}
        >
          <SecondFactorField />
        </Form>
      </details>
    </>
  );
}
