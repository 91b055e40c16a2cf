import { changePassword } from '../api/accounts.ts';
import { PasswordField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { navigate } from '../routing/navigation.tsx';
import { session } from '../session/browser-session.ts';
import { Section } from './section.tsx';

/** A new password, by the old one. */
export function PasswordSection() {
  const submit = useSubmit();
  return (
    <Section id="password" title="Password" lead="A new one signs you out on every device.">
      <Form
        submit={submit}
        button="Change the password"
        running="Changing …"
        onSubmit={async ({ password = '', newPassword = '' }) => {
          await changePassword(password, newPassword);
          session.forget();
          navigate('/sign-in?to=/account');
        }}
      >
        <PasswordField name="password" label="Current password" />
        <PasswordField name="newPassword" label="New password" fresh />
      </Form>
    </Section>
  );
}
