import type { DeviceState } from './own-devices.ts';
import { isOneOf, ThisBrowser } from './this-browser.tsx';
import { useDevices } from './use-devices.ts';

/** Where pushes of somebody come out, beside the choice of them. */
export function PushReach() {
  const state = useDevices();
  return (
    <div class="push-reach">
      {state.devices !== undefined && <p class="hint">{reachWords(state)}</p>}
      <ThisBrowser of={state} />
    </div>
  );
}

function reachWords({ devices = [], here }: DeviceState): string {
  const others = devices.length - (isOneOf(devices, here) ? 1 : 0);
  const elsewhere = others === 1 ? '1 other device' : `${others} other devices`;
  if (others < devices.length) return others === 0 ? 'Shown by this browser.' : `Shown by this browser and ${elsewhere}.`;
  return others === 0 ? 'No device of yours shows them yet.' : `Shown by ${elsewhere}.`;
}
