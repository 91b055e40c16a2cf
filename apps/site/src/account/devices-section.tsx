import { Problem } from '../forms/form.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { LoadState } from '../live/load-state.tsx';
import { ownDevices } from '../push/browser-devices.ts';
import type { Device } from '../push/own-devices.ts';
import { ThisBrowser } from '../push/this-browser.tsx';
import { useDevices } from '../push/use-devices.ts';
import { fullTime } from '../wording/times.ts';
import { Section } from './section.tsx';

/** The devices that get what somebody is told by push, this browser among them if they want. */
export function DevicesSection() {
  const state = useDevices();
  const submit = useSubmit();
  const remove = (id: string) => void submit.run(() => ownDevices.remove(id));
  return (
    <Section id="devices" title="Devices that get pushes" lead="Alerts and digests that you want by push go to each of them.">
      <LoadState of={{ value: state.devices, error: state.error, again: () => void ownDevices.load() }} />
      {state.devices?.length === 0 && <p class="quiet">None yet.</p>}
      {state.devices !== undefined && state.devices.length > 0 && (
        <ul class="rows">
          {state.devices.map((device) => (
            <DeviceRow key={device.id} device={device} isHere={device.id === state.here} busy={submit.running} onRemove={remove} />
          ))}
        </ul>
      )}
      <Problem words={submit.problem} />
      <ThisBrowser of={state} />
    </Section>
  );
}

interface DeviceRowProps {
  readonly device: Device;
  readonly isHere: boolean;
  readonly busy: boolean;
  readonly onRemove: (id: string) => void;
}

function DeviceRow({ device: { id, name = 'A device without a name', service, registeredAt }, isHere, busy, onRemove }: DeviceRowProps) {
  return (
    <li class="row">
      <div>
        <p class="row-name">
          {name}
          {isHere && <span class="badge badge-calm">this one</span>}
        </p>
        <p class="quiet">
          By {service.replace(/^https:\/\//, '')}, since {fullTime(Date.parse(registeredAt))}
        </p>
      </div>
      <button
        type="button"
        class="button button-quiet button-small"
        disabled={busy}
        aria-label={`Remove: ${name}`}
        onClick={() => onRemove(id)}
      >
        Remove
      </button>
    </li>
  );
}
