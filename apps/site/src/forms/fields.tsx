import { useId, useState } from 'preact/hooks';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly onInput?: (value: string) => void;
}

/** An e-mail address. */
export function AddressField({ value, onInput }: Pick<FieldProps, 'value' | 'onInput'>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>E-mail address</label>
      <input
        id={id}
        name="address"
        type="email"
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
        maxLength={254}
        required
        value={value}
        onInput={(event) => onInput?.(event.currentTarget.value)}
      />
    </div>
  );
}

const IN_SIGHT = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

/** A password that can be looked at. `fresh`: one that is made up now. */
export function PasswordField({ name, label, hint, fresh = false }: FieldProps & { readonly fresh?: boolean }) {
  const id = useId();
  const [shown, show] = useState(false);
  const words = hint ?? (fresh ? 'At least 8 characters of any kind. A few words that only you would put together do well.' : undefined);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="password">
        <input
          id={id}
          name={name}
          {...(shown ? IN_SIGHT : HIDDEN)}
          autocomplete={fresh ? 'new-password' : 'current-password'}
          autocapitalize="off"
          spellcheck={false}
          required
          {...(fresh && { minLength: 8 })}
          {...(words !== undefined && { 'aria-describedby': `${id}-hint` })}
        />
        <button type="button" class="password-show" aria-label={`${shown ? 'Hide' : 'Show'}: ${label}`} onClick={() => show(!shown)}>
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
      {words !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {words}
        </p>
      )}
    </div>
  );
}

/** A code of the second factor: of the authenticator, or on paper for whoever has lost it. */
export function SecondFactorField({ hint }: Pick<FieldProps, 'hint'>) {
  const [paper, setPaper] = useState(false);
  return (
    <div class="second-factor">
      {paper ? <RecoveryCodeField key="paper" /> : <CodeField key="app" {...(hint !== undefined && { hint })} />}
      <button type="button" class="link-button" onClick={() => setPaper(!paper)}>
        {paper ? 'Use a code of the authenticator' : 'Use a recovery code'}
      </button>
    </div>
  );
}

function RecoveryCodeField() {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Recovery code</label>
      <input
        id={id}
        class="code"
        name="code"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        pattern="[0-9A-Za-z]{5}[ \-]?[0-9A-Za-z]{5}"
        maxLength={11}
        title="Ten letters and digits"
        required
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} class="hint">
        One of the ten that were shown with the authenticator. It works once.
      </p>
    </div>
  );
}

/** Six digits of an authenticator. */
export function CodeField({ hint }: Pick<FieldProps, 'hint'>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Code of your authenticator</label>
      <input
        id={id}
        class="code"
        name="code"
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        title="Six digits"
        required
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
