import { changeAccount, type AccountChange, type DeskAccount } from '../api/account-desk.ts';
import { Form, Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { SureButton } from './sure-button.tsx';

interface AccountChangesProps {
  readonly account: DeskAccount;
  readonly onChange: (account: DeskAccount) => void;
}

const ROLES = [
  ['person', 'Person: follows topics and has a feed'],
  ['moderator', 'Moderator: decides what may trend, too'],
  ['operator', 'Operator: looks after sources and people, too'],
] as const;

/** What an operator changes of somebody else's account. */
export function AccountChanges({ account, onChange }: AccountChangesProps) {
  const submit = useSubmit();
  const change = async (wanted: AccountChange) => onChange(await changeAccount(account.id, wanted));
  const act = (wanted: AccountChange) => void submit.run(() => change(wanted));
  const { disabled, secondFactor } = account;
  return (
    <>
      <RoleForm account={account} onRole={(role) => change({ role })} />
      <div class="sure-buttons">
        {secondFactor && (
          <SureButton
            name="Take the authenticator away"
            words="For somebody who lost it and their recovery codes, too. Be sure who asks. They are signed out everywhere."
            sure="Take it away"
            busy={submit.running}
            onSure={() => act({ removeAuthenticator: true })}
          />
        )}
        <SureButton
          key={String(disabled)}
          name={disabled ? 'Open the account again' : 'Close the account'}
          words={
            disabled
              ? 'They can sign in again.'
              : 'They are signed out everywhere within seconds and can’t sign in. Nothing is erased, and it can be opened again.'
          }
          sure={disabled ? 'Open it' : 'Close it'}
          busy={submit.running}
          onSure={() => act({ disabled: !disabled })}
        />
        <Problem words={submit.problem} />
      </div>
    </>
  );
}

function RoleForm({
  account,
  onRole,
}: {
  readonly account: DeskAccount;
  readonly onRole: (role: DeskAccount['role']) => Promise<unknown>;
}) {
  const submit = useSubmit();
  return (
    <Form
      submit={submit}
      button="Set the role"
      running="Setting it …"
      onSubmit={({ role }) => onRole(ROLES.find(([name]) => name === role)?.[0] ?? account.role)}
    >
      <fieldset class="choices">
        <legend>Role</legend>
        {ROLES.map(([name, words]) => (
          <label key={name} class="choice">
            <input type="radio" name="role" value={name} defaultChecked={account.role === name} />
            {words}
          </label>
        ))}
      </fieldset>
      {!account.secondFactor && <p class="hint">Roles above person count once they have set up an authenticator.</p>}
    </Form>
  );
}
