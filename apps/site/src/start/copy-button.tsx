import { useEffect, useState } from 'preact/hooks';

/** How long the button says what happened, milliseconds. */
const SAID_FOR = 2_000;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for who cannot see what the button stands beside. */
  readonly what: string;
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'Copied' | 'Select and copy it by hand'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  // The clipboard is there on loopback and over HTTPS only.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setOutcome('Copied'),
      () => setOutcome('Select and copy it by hand'),
    );
  return (
    <button type="button" class="button button-small button-quiet" onClick={() => void copy()}>
      <span aria-live="polite">{outcome ?? 'Copy'}</span>
      {outcome === undefined && <span class="unseen"> {what}</span>}
    </button>
  );
}
