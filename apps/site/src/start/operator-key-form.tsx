import { useState } from 'preact/hooks';

interface OperatorKeyFormProps {
  readonly loading: boolean;
  readonly problem: string | undefined;
  /** Default: `Show my keys`. */
  readonly button?: string;
  readonly onKey: (key: string, onDevice: boolean) => void;
}

/** Asks for the operator key once, and says where it is found. */
export function OperatorKeyForm({ loading, problem, button = 'Show my keys', onKey }: OperatorKeyFormProps) {
  const [onDevice, setOnDevice] = useState(false);
  const submit = (event: Event & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget).get('operator-key');
    if (typeof key === 'string' && key.trim() !== '') onKey(key.trim(), onDevice);
  };
  return (
    <>
      <p>
        The operator key was printed when <code>npm start</code> ran for the first time; the address printed there opens this page with it.
        Lost? <code>npx groundswell operator-key rotate</code> makes a new one.
      </p>
      <form class="key-form" onSubmit={submit}>
        <label for="operator-key">Operator key</label>
        <div class="field-row">
          <input
            id="operator-key"
            name="operator-key"
            type="password"
            autocomplete="off"
            spellcheck={false}
            required
            aria-describedby="operator-key-problem"
            {...(problem !== undefined && { 'aria-invalid': true })}
          />
          <button type="submit" class="button" disabled={loading}>
            {loading ? 'Checking …' : button}
          </button>
        </div>
        <p id="operator-key-problem" class="problem" role="alert">
          {problem}
        </p>
        <label class="check">
          <input type="checkbox" checked={onDevice} onChange={(event) => setOnDevice(event.currentTarget.checked)} />
          Remember it on this device; otherwise it is forgotten with this tab
        </label>
      </form>
    </>
  );
}
