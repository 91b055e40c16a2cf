import { becomeFirstOperator } from '../api/accounts.ts';
import { AddressField, PasswordField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Link, navigate } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import { Entrance } from './entrance.tsx';
import { useLinkToken } from './link-token.ts';

/** Where the printed link leads: the account of the first operator. */
export function OperatorPage() {
  const [token] = useLinkToken();
  const submit = useSubmit();
  if (token === undefined) return <NoToken />;
  return (
    <Entrance title="Become the first operator">
      <p class="lead">
        Operators decide what is shown, make sources, and give others their roles. Set up an authenticator afterwards: it takes both to act
        as one.
      </p>
      <Form
        submit={submit}
        button="Make the account"
        running="Making it …"
        onSubmit={async ({ address = '', password = '' }) => {
          await becomeFirstOperator(token, address, password);
          await session.signIn({ address, password });
          navigate('/account');
        }}
      >
        <AddressField />
        <PasswordField name="password" label="Password" fresh />
      </Form>
    </Entrance>
  );
}

function NoToken() {
  return (
    <Entrance title="The first operator">
      <p class="lead">
        Open the link that <code>npm start</code> or <code>npx groundswell setup</code> printed. It works once, for a day, and as long as
        there is no operator.
      </p>
      <p class="entrance-other">
        There is one already? <Link href="/sign-in">Sign in</Link>, and let them give you a role.
      </p>
    </Entrance>
  );
}
