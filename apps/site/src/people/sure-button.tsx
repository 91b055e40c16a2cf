import { useState } from 'preact/hooks';

interface SureButtonProps {
  readonly name: string;
  /** What comes of it, said before it is done. */
  readonly words: string;
  /** On the button that does it. */
  readonly sure: string;
  readonly busy: boolean;
  readonly onSure: () => void;
}

/** Something that asks twice. */
export function SureButton({ name, words, sure, busy, onSure }: SureButtonProps) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <p class="form-buttons">
        <button type="button" class="button button-quiet" disabled={busy} onClick={() => setAsked(true)}>
          {name}
        </button>
      </p>
    );
  }
  const act = () => {
    setAsked(false);
    onSure();
  };
  return (
    <div class="sure" role="group" aria-label={name}>
      <p>{words}</p>
      <div class="form-buttons">
        <button type="button" class="button button-danger" disabled={busy} onClick={act}>
          {sure}
        </button>
        <button type="button" class="link-button" onClick={() => setAsked(false)}>
          Leave it
        </button>
      </div>
    </div>
  );
}
