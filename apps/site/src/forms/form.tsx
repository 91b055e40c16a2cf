import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Submit } from './use-submit.ts';

interface FormProps {
  readonly submit: Submit;
  /** On the button, and while it runs. */
  readonly button: string;
  readonly running: string;
  /** Names what was entered. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly danger?: boolean;
  /** Beside the button. */
  readonly beside?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A form with one button. What goes wrong is said below the fields, and read aloud. */
export function Form({ submit, button, running, onSubmit, danger = false, beside, children }: FormProps) {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const entries = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === 'string');
        const values = Object.fromEntries(entries) as Record<string, string>;
        void submit.run(() => onSubmit(values));
      }}
    >
      {children}
      <Problem words={submit.problem} />
      <div class="form-buttons">
        <button type="submit" class={danger ? 'button button-danger' : 'button'} disabled={submit.running}>
          {submit.running ? running : button}
        </button>
        {beside}
      </div>
    </form>
  );
}

/** What went wrong: read aloud when it comes, empty while all is well. */
export function Problem({ words }: { readonly words: string | undefined }) {
  return (
    <p class="problem" role="alert">
      {words}
    </p>
  );
}

/** A heading that takes the focus when it comes: what was pressed is gone. */
export function Arrived({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
