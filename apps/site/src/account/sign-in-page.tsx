import { useEffect, useState } from 'preact/hooks';
import { AddressField, PasswordField, SecondFactorField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link, navigate } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import type { Credentials } from '../session/page-session.ts';
import { useSession } from '../session/use-session.ts';
import { problemCode } from '../wording/problem-words.ts';
import { Entrance, Outcome } from './entrance.tsx';

/** Signing in, and the code of an authenticator where the account has one. `to`: where to go on. */
export function SignInPage({ to }: { readonly to: string }) {
  const submit = useSubmit();
  const [known, setKnown] = useState<Credentials>();
  const state = useSession();
  useEffect(() => {
    if (state.phase === 'in') navigate(to);
  }, [state.phase, to]);
  const signIn = async (credentials: Credentials) => {
    try {
      await session.signIn(credentials);
    } catch (error) {
      if (problemCode(error) !== 'second-factor-needed') throw error;
      setKnown(credentials);
    }
  };
  if (known !== undefined) {
    return (
      <Outcome title="One more step">
        <Form
          submit={submit}
          button="Sign in"
          running="Signing in …"
          onSubmit={({ code = '' }) => signIn({ ...known, code })}
          beside={
            <button type="button" class="link-button" onClick={() => setKnown(undefined)}>
              Back
            </button>
          }
        >
          <SecondFactorField hint="The six digits that your authenticator app shows for Groundswell now." />
        </Form>
        <p class="entrance-other">Lost both? An operator can take the authenticator off your account.</p>
      </Outcome>
    );
  }
  return (
    <Entrance title="Sign in">
      <Form
        submit={submit}
        button="Sign in"
        running="Signing in …"
        onSubmit={({ address = '', password = '' }) => signIn({ address, password })}
        beside={<Link href="/reset">Forgot your password?</Link>}
      >
        <AddressField />
        <PasswordField name="password" label="Password" />
      </Form>
      <p class="entrance-other">
        New here? <Link href="/sign-up">Sign up</Link>
      </p>
    </Entrance>
  );
}
