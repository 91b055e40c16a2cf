import { useId, useState } from 'preact/hooks';
import type { Alert } from '../api/kept.ts';
import { PushReach } from '../push/push-reach.tsx';

interface WaysFieldProps {
  readonly legend: string;
  readonly by?: readonly Alert['by'][number][];
  readonly webhook?: string | undefined;
}

/** How to be told: e-mail, push with the devices that it reaches, and a webhook with its address. */
export function WaysField({ legend, by = ['email'], webhook }: WaysFieldProps) {
  const id = useId();
  const [toDevices, setToDevices] = useState(by.includes('push'));
  const [toHook, setToHook] = useState(by.includes('webhook'));
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      <label class="choice">
        <input type="checkbox" name="email" value="yes" defaultChecked={by.includes('email')} />
        E-mail
      </label>
      <label class="choice">
        <input
          type="checkbox"
          name="push"
          value="yes"
          checked={toDevices}
          onChange={(event) => setToDevices(event.currentTarget.checked)}
        />
        Push
      </label>
      {toDevices && <PushReach />}
      <label class="choice">
        <input type="checkbox" name="hook" value="yes" checked={toHook} onChange={(event) => setToHook(event.currentTarget.checked)} />
        Webhook
      </label>
      {toHook && (
        <div class="field">
          <label for={id}>Address of the webhook</label>
          <input
            id={id}
            name="webhook"
            type="url"
            required
            pattern="https://.*"
            title="https://..."
            maxLength={500}
            defaultValue={webhook ?? ''}
          />
        </div>
      )}
    </fieldset>
  );
}
