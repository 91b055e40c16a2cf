import { renewRecoveryCodes } from '../api/accounts.ts';
import { PasswordField, SecondFactorField } from '../forms/fields.tsx';
import { Form } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import type { Account } from '../session/page-session.ts';
import { CopyButton } from '../start/copy-button.tsx';

/** With as few as that, whoever has them should make new ones. */
const FEW = 3;

export type AccountWithCodes = Awaited<ReturnType<typeof renewRecoveryCodes>>;

/** Whether somebody might soon stand before a closed door. */
export function hasFewCodes({ secondFactor, recoveryCodesLeft }: Account): boolean {
  return secondFactor && recoveryCodesLeft <= FEW;
}

interface FreshCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** New recovery codes, this once: to copy, to print, to write down. */
export function FreshCodes({ codes, onKept }: FreshCodesProps) {
  return (
    <div class="recovery-codes">
      <h3 tabIndex={-1} ref={(heading) => heading?.focus()}>
        Your recovery codes
      </h3>
      <p>
        Each lets you in once when the authenticator is lost. Keep them where you keep important papers:{' '}
        <strong>they are not shown again.</strong>
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="form-buttons">
        <button type="button" class="button" onClick={onKept}>
          I have kept them
        </button>
        <CopyButton text={codes.join('\n')} what="the recovery codes" />
        <button type="button" class="button button-quiet button-small" onClick={() => print()}>
          Print
        </button>
      </div>
    </div>
  );
}

interface RenewCodesProps {
  readonly account: Account;
  readonly onRenewed: (account: AccountWithCodes) => void;
}

/** How many are left, and new ones in their place. */
export function RenewCodes({ account, onRenewed }: RenewCodesProps) {
  const submit = useSubmit();
  return (
    <>
      <p class={hasFewCodes(account) ? 'notice' : 'quiet'}>{wordsOf(account.recoveryCodesLeft)}</p>
      <details class="more">
        <summary>Make new recovery codes</summary>
        <p class="quiet">Those of before work no more then.</p>
        <Form
          submit={submit}
          button="Make new codes"
          running="Making them …"
          onSubmit={async ({ password = '', code = '' }) => onRenewed(await renewRecoveryCodes(password, code))}
        >
          <PasswordField name="password" label="Password" />
          <SecondFactorField />
        </Form>
      </details>
    </>
  );
}

function wordsOf(left: number): string {
  if (left === 0) return 'You have no recovery codes. Without them, a lost authenticator shuts you out until an operator helps.';
  if (left <= FEW) return `Only ${left === 1 ? 'one recovery code is' : `${left} recovery codes are`} left. Make new ones while you can.`;
  return `${left} recovery codes are left.`;
}
