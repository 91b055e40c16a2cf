import { readDevices, readPushKey, registerBrowser, removeDevice } from '../api/devices.ts';
import { session } from '../session/browser-session.ts';
import { deviceName } from '../wording/device-name.ts';
import { currentSubscription, pushPermission, subscribe, unsubscribe } from './browser-push.ts';
import { endpointIdOf } from './endpoint-id.ts';
import { OwnDevices } from './own-devices.ts';

/** The devices of whoever is signed in on this page. */
export const ownDevices = new OwnDevices({
  list: readDevices,
  remove: removeDevice,
  add: async () => registerBrowser(deviceName(navigator.userAgent), await subscribe(await readPushKey())),
  permission: pushPermission,
  here: async () => {
    const subscription = await currentSubscription();
    return subscription === undefined ? undefined : endpointIdOf(subscription.endpoint);
  },
  leave: unsubscribe,
});

/** Ends this browser's pushes when whoever was signed in leaves it: the next one at it is somebody else. */
export function endPushesWithSession(): void {
  let wasIn = false;
  session.onChange(() => {
    const { phase } = session.state;
    // A push service that does not answer now is told by the browser later.
    if (wasIn && phase === 'out') void unsubscribe().catch(() => undefined);
    wasIn = phase === 'in';
  });
}
