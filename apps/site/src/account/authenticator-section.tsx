import { useState } from 'preact/hooks';
import { beginAuthenticator, confirmAuthenticator, removeAuthenticator, type Enrolment } from '../api/accounts.ts';
import { CodeField, PasswordField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { session } from '../session/browser-session.ts';
import type { Account } from '../session/page-session.ts';
import { QrCode } from './qr-code.tsx';
import { Section } from './section.tsx';

/** The second factor: an authenticator app, set up by a QR code and taken away by a code. */
export function AuthenticatorSection({ account }: { readonly account: Account }) {
  return (
    <Section
      id="second-factor"
      title="Second factor"
      lead="With an authenticator app, signing in takes a code, too. A stolen password is then not enough."
    >
      {account.secondFactor ? <Remove /> : <SetUp />}
    </Section>
  );
}

function SetUp() {
  const submit = useSubmit();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  if (enrolment !== undefined) return <FirstCode enrolment={enrolment} onCancel={() => setEnrolment(undefined)} />;
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

function FirstCode({ enrolment, onCancel }: { readonly enrolment: Enrolment; readonly onCancel: () => void }) {
  const submit = useSubmit();
  return (
    <div class="enrolment">
      <QrCode text={enrolment.uri} label="QR code for your authenticator app" />
      <div>
        <p>Read this with your authenticator app, or type the key into it:</p>
        <p class="secret">
          <code>{enrolment.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
        <p class="quiet">
          Keep the key somewhere safe: with it a new phone shows the same codes. Without key and phone only an operator can let you in.
        </p>
        <Form
          submit={submit}
          button="Confirm"
          running="Checking …"
          onSubmit={async ({ code = '' }) => session.changed(await confirmAuthenticator(code))}
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

function Remove() {
  const submit = useSubmit();
  return (
    <>
      <p class="standing">
        <strong>An authenticator is set up.</strong> Signing in takes a code of it.
      </p>
      <details class="more">
        <summary>Take it away</summary>
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
          <CodeField />
        </Form>
      </details>
    </>
  );
}
