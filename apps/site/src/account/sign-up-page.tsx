import { useState } from 'preact/hooks';
import { signUp } from '../api/accounts.ts';
import { AddressField, PasswordField } from '../forms/fields.tsx';
import { Form, Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link } from '../routing/navigation.tsx';
import { Entrance, Outcome } from './entrance.tsx';

interface Given {
  readonly address: string;
  readonly password: string;
}

/** An account for somebody new: an address that a letter confirms, and a password. */
export function SignUpPage() {
  const submit = useSubmit();
  const [given, setGiven] = useState<Given>();
  if (given !== undefined) return <CheckYourMail given={given} onAgain={() => setGiven(undefined)} />;
  return (
    <Entrance title="Sign up">
      <p class="lead">Follow topics, and be told when they start to rise.</p>
      <Form
        submit={submit}
        button="Sign up"
        running="Signing up …"
        onSubmit={async ({ address = '', password = '' }) => {
          await signUp(address, password);
          setGiven({ address, password });
        }}
      >
        <AddressField />
        <PasswordField name="password" label="Password" fresh />
      </Form>
      <p class="entrance-other">
        You have an account? <Link href="/sign-in">Sign in</Link>
      </p>
    </Entrance>
  );
}

function CheckYourMail({ given, onAgain }: { readonly given: Given; readonly onAgain: () => void }) {
  const submit = useSubmit();
  const [sent, setSent] = useState(false);
  const again = async () => {
    setSent(false);
    setSent(await submit.run(() => signUp(given.address, given.password)));
  };
  return (
    <Outcome title="Check your mail">
      <p class="lead">
        A letter is on its way to <strong>{given.address}</strong>. Open the link in it within a day, give your password once more, and your
        account is ready.
      </p>
      <p class="quiet">Nothing there? Look among the unwanted mail; or the address has a slip.</p>
      <Problem words={submit.problem} />
      <p class="quiet" role="status">
        {sent && 'Another letter is on its way. The link in the first one works no more.'}
      </p>
      <p class="form-buttons">
        <button type="button" class="button button-quiet" disabled={submit.running} onClick={() => void again()}>
          {submit.running ? 'Sending …' : 'Send it again'}
        </button>
        <button type="button" class="link-button" onClick={onAgain}>
          Use another address
        </button>
      </p>
    </Outcome>
  );
}
