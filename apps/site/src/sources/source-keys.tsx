import type { RegisteredSource } from '@groundswell/client';
import { useState } from 'preact/hooks';
import { addKey, revokeKey } from '../api/source-desk.ts';
import type { Desk } from '../desk/desk-access.tsx';
import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { CopyButton } from '../start/copy-button.tsx';

interface SourceKeysProps {
  readonly desk: Desk;
  readonly source: RegisteredSource;
  readonly onChange: (source: RegisteredSource) => void;
}

/** The write keys of a source: copied, added, revoked. */
export function SourceKeys({ desk, source, onChange }: SourceKeysProps) {
  const submit = useSubmit();
  const keys = source.writeKeys;
  const add = () => submit.run(async () => onChange(await addKey(desk, source.id)));
  const revoke = (name: string) => submit.run(async () => onChange(await revokeKey(desk, source.id, name)));
  return (
    <>
      <ul class="rows">
        {keys.map(({ key, name }) => (
          <KeyRow key={name} value={key} busy={submit.running} onRevoke={() => void revoke(name)} />
        ))}
      </ul>
      {keys.length === 0 && <p class="empty">It has no write key, so it can’t send.</p>}
      <Problem words={submit.problem} />
      <div class="form-buttons">
        <button type="button" class="button button-quiet button-small" disabled={submit.running} onClick={() => void add()}>
          Add a key
        </button>
        <span class="hint">To replace one: add a key, give it to the senders, and revoke the old one.</span>
      </div>
    </>
  );
}

interface KeyRowProps {
  readonly value: string;
  readonly busy: boolean;
  readonly onRevoke: () => void;
}

/** Revoking asks twice: senders with that key are refused from then on. */
function KeyRow({ value, busy, onRevoke }: KeyRowProps) {
  const [sure, setSure] = useState(false);
  return (
    <li class="row">
      <code class="key-value">{value}</code>
      <div class="row-buttons">
        {!sure && <CopyButton text={value} what={`the key ${value}`} />}
        {!sure && (
          <button type="button" class="button button-quiet button-small" aria-label={`Revoke ${value}`} onClick={() => setSure(true)}>
            Revoke
          </button>
        )}
        {sure && (
          <button type="button" class="button button-danger button-small" disabled={busy} onClick={onRevoke}>
            Revoke it for good
          </button>
        )}
        {sure && (
          <button type="button" class="link-button" onClick={() => setSure(false)}>
            Keep it
          </button>
        )}
      </div>
    </li>
  );
}
