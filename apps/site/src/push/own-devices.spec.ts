import { describe, expect, it } from 'vitest';
import { type Device, type DeviceWorld, OwnDevices } from './own-devices.ts';
import { PushRefusedError } from './push-refused.ts';

const device = (id: string): Device => ({ id, service: 'https://push.example', registeredAt: '2026-11-23T12:00:00.000Z' });

function world(change: Partial<DeviceWorld> = {}) {
  const known = new Map([['phone', device('phone')]]);
  let subscribed: string | undefined;
  const given: DeviceWorld = {
    list: () => Promise.resolve([...known.values()]),
    remove: (id) => Promise.resolve(known.delete(id)),
    add: () => {
      subscribed = 'here';
      known.set('here', device('here'));
      return Promise.resolve(device('here'));
    },
    permission: () => 'possible',
    here: () => Promise.resolve(subscribed),
    leave: () => Promise.resolve((subscribed = undefined)),
    ...change,
  };
  const devices = new OwnDevices(given);
  const ids = () => devices.state.devices?.map(({ id }) => id);
  return { devices, ids, subscribed: () => subscribed, known };
}

describe('devices of a person', () => {
  it('are told to all who look, with this browser once it is one', async () => {
    const { devices, ids, subscribed } = world();
    let told = 0;
    const stop = devices.onChange(() => (told += 1));
    await devices.load();
    expect([ids(), devices.state.here]).toEqual([['phone'], undefined]);
    await devices.addThisBrowser();
    await devices.addThisBrowser();
    expect([ids(), devices.state.here]).toEqual([['phone', 'here'], 'here']);
    await devices.remove('phone');
    expect([ids(), devices.state.here, subscribed()]).toEqual([['here'], 'here', 'here']);
    await devices.remove('here');
    expect([ids(), devices.state.here, subscribed(), told]).toEqual([[], undefined, undefined, 5]);
    stop();
    await devices.load();
    expect(told).toBe(5);
  });

  it('stay as they were where the browser refuses, which is known then', async () => {
    let permission: 'possible' | 'blocked' = 'possible';
    const { devices, ids } = world({
      permission: () => permission,
      add: () => {
        permission = 'blocked';
        return Promise.reject(new PushRefusedError('no-permission'));
      },
    });
    await devices.load();
    await expect(devices.addThisBrowser()).rejects.toThrow('not allowed to show notifications');
    expect([ids(), devices.state.permission]).toEqual([['phone'], 'blocked']);
  });

  it('say that they could not be asked for, and are asked for again', async () => {
    let isDown = true;
    const { devices, ids } = world({ list: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve([])) });
    await devices.load();
    expect([ids(), devices.state.error]).toEqual([undefined, expect.any(Error)]);
    isDown = false;
    await devices.load();
    expect([ids(), devices.state.error]).toEqual([[], undefined]);
  });
});
