import { useEffect, useState } from 'preact/hooks';
import { ownDevices } from './browser-devices.ts';
import type { DeviceState } from './own-devices.ts';

/** The devices of whoever is signed in, now and whenever they change. */
export function useDevices(): DeviceState {
  const [state, setState] = useState(() => ownDevices.state);
  useEffect(() => {
    const stop = ownDevices.onChange(() => setState(ownDevices.state));
    void ownDevices.load();
    return stop;
  }, []);
  return state;
}
