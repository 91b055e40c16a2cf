import { useState } from 'preact/hooks';
import { confirmAddress } from '../api/accounts.ts';
import { PasswordField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link } from '../routing/navigation.tsx';
import { Entrance, Outcome } from './entrance.tsx';
import { useLinkToken } from './link-token.ts';

/**
 * Where the letter to somebody new leads. The password that was chosen confirms, and not the link alone: a stranger may have signed up
 * with this address, and programs that look into letters open links, too.
 */
export function VerifyPage() {
  const [token] = useLinkToken();
  const submit = useSubmit();
  const [confirmed, setConfirmed] = useState(false);
  if (confirmed) {
    return (
      <Outcome title="Your address is confirmed">
        <p class="lead">Your account is ready.</p>
        <p class="form-buttons">
          <Link class="button" href="/sign-in">
            Sign in
          </Link>
        </p>
      </Outcome>
    );
  }
  if (token === undefined) return <NoToken />;
  return (
    <Entrance title="Confirm your address">
      <p class="lead">Give the password that you chose when you signed up, and the account is yours.</p>
      <Form
        submit={submit}
        button="Confirm"
        running="Confirming …"
        onSubmit={async ({ password = '' }) => {
          await confirmAddress(token, password);
          setConfirmed(true);
        }}
      >
        <PasswordField name="password" label="Password" />
      </Form>
      <p class="entrance-other">
        You did not sign up, or don’t know the password? <Link href="/reset">Set one of your own</Link>, which confirms the address, too.
      </p>
    </Entrance>
  );
}

function NoToken() {
  return (
    <Entrance title="Confirm your address">
      <p class="lead">Open the link in the letter that we sent you. It works once, within a day.</p>
      <p class="entrance-other">
        No letter? <Link href="/sign-up">Sign up again</Link> with the same address, and another one is sent. Or{' '}
        <Link href="/sign-in">sign in</Link>.
      </p>
    </Entrance>
  );
}
