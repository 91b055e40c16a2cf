import { useState } from 'preact/hooks';
import { requestReset, resetPassword } from '../api/accounts.ts';
import { AddressField, PasswordField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import { Entrance, Outcome } from './entrance.tsx';
import { useLinkToken } from './link-token.ts';

/** A new password: asked for by address, set by the link in the letter. */
export function ResetPage() {
  const [token, forget] = useLinkToken();
  return token === undefined ? <AskForLetter /> : <SetPassword key={token} token={token} onAnother={forget} />;
}

function AskForLetter() {
  const submit = useSubmit();
  const [address, setAddress] = useState<string>();
  if (address !== undefined) {
    return (
      <Outcome title="Check your mail">
        <p class="lead">
          A letter is on its way to <strong>{address}</strong>. Set a new password by the link in it, within an hour.
        </p>
        <p class="form-buttons">
          <button type="button" class="link-button" onClick={() => setAddress(undefined)}>
            Use another address
          </button>
        </p>
      </Outcome>
    );
  }
  return (
    <Entrance title="Set a new password">
      <p class="lead">Tell us your address, and we send you a link.</p>
      <Form
        submit={submit}
        button="Send the link"
        running="Sending …"
        onSubmit={async ({ address: given = '' }) => {
          await requestReset(given);
          setAddress(given);
        }}
        beside={<Link href="/sign-in">Back to sign in</Link>}
      >
        <AddressField />
      </Form>
    </Entrance>
  );
}

function SetPassword({ token, onAnother }: { readonly token: string; readonly onAnother: () => void }) {
  const submit = useSubmit();
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Outcome title="Your new password is set">
        <p class="lead">You were signed out on all devices. Sign in with the new one.</p>
        <p class="form-buttons">
          <Link class="button" href="/sign-in">
            Sign in
          </Link>
        </p>
      </Outcome>
    );
  }
  return (
    <Entrance title="Set a new password">
      <Form
        submit={submit}
        button="Set the password"
        running="Setting …"
        onSubmit={async ({ password = '' }) => {
          await resetPassword(token, password);
          session.forget();
          setDone(true);
        }}
      >
        <PasswordField name="password" label="New password" fresh />
      </Form>
      <p class="entrance-other">
        The link has expired?{' '}
        <button type="button" class="link-button" onClick={onAnother}>
          Ask for another one
        </button>
      </p>
    </Entrance>
  );
}
