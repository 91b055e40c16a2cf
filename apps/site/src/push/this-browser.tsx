import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { ownDevices } from './browser-devices.ts';
import type { DeviceState } from './own-devices.ts';

const WORDS = {
  unsupported: 'This browser can not show pushes.',
  blocked: 'This browser blocks notifications of this site. Allow them in its settings, then come back.',
} as const;

/** Makes this browser one of the devices, or says why it can't be one; nothing where it is one. */
export function ThisBrowser({ of: { devices, here, permission } }: { readonly of: DeviceState }) {
  const submit = useSubmit();
  if (devices === undefined || isOneOf(devices, here)) return null;
  if (permission !== 'possible') return <p class="hint">{WORDS[permission]}</p>;
  return (
    <>
      <p>
        <button
          type="button"
          class="button button-quiet button-small"
          disabled={submit.running}
          onClick={() => void submit.run(() => ownDevices.addThisBrowser())}
        >
          {submit.running ? 'Turning on …' : 'Turn on in this browser'}
        </button>
      </p>
      <Problem words={submit.problem} />
    </>
  );
}

/** Whether this browser is a device of the person: it may be subscribed for somebody who was here before. */
export function isOneOf(devices: DeviceState['devices'], here: string | undefined): boolean {
  return here !== undefined && (devices ?? []).some(({ id }) => id === here);
}
