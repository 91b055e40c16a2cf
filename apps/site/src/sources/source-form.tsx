import type { RegisteredSource } from '@groundswell/client';
import { useId } from 'preact/hooks';
import type { SourceSettings } from '../api/source-desk.ts';
import { Form } from '../forms/form.tsx';
import { numberOf, TextField } from '../forms/text-field.tsx';
import type { Submit } from '../forms/use-submit.ts';
import { kindsOf, sourceIdOf } from './source-settings.ts';

interface SourceFormProps {
  readonly submit: Submit;
  readonly button: string;
  /** What it is now; absent for a new one. */
  readonly source?: RegisteredSource;
  /** Ids that a new one can't have. */
  readonly taken?: readonly string[];
  readonly onSave: (id: string, settings: SourceSettings) => Promise<unknown>;
}

/** Name, kinds and rate of a source. */
export function SourceForm({ submit, button, source, taken = [], onSave }: SourceFormProps) {
  const servers = useId();
  return (
    <Form
      submit={submit}
      button={button}
      running="Saving …"
      onSubmit={({ name = '', kinds = '', rate, servers: trusted }) => {
        const [allowedKinds, ratePerSecond] = [kindsOf(kinds), numberOf(rate)];
        return onSave(source?.id ?? sourceIdOf(name, taken), {
          name: name.trim(),
          ...(allowedKinds.length > 0 && { allowedKinds: [...allowedKinds] }),
          ...(ratePerSecond !== undefined && { ratePerSecond }),
          ...(trusted !== undefined && { servers: true as const }),
        });
      }}
    >
      <TextField name="name" label="Name" maxLength={100} value={source?.name} />
      <TextField
        name="kinds"
        label="Kinds it may send"
        optional
        hint="Separated by commas: post, view. Nothing means any kind."
        value={source?.allowedKinds?.join(', ')}
      />
      <TextField name="rate" label="Activities a second at most" optional between={[1, 1_000_000]} value={source?.ratePerSecond} />
      <div class="field">
        <label class="check" for={servers}>
          <input id={servers} type="checkbox" name="servers" value="yes" defaultChecked={source?.servers === true} />
          Its senders are servers: what they say of where people are is believed
        </label>
      </div>
    </Form>
  );
}
