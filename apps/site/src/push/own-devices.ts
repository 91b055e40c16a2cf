import type { PushPermission } from './browser-push.ts';

/** A device that somebody is pushed to on, as it is listed. */
export interface Device {
  readonly id: string;
  readonly name?: string;
  readonly service: string;
  readonly registeredAt: string;
}

/** What the devices of a person need of the world; a browser's, or a test's. */
export interface DeviceWorld {
  list(): Promise<readonly Device[]>;
  remove(id: string): Promise<unknown>;
  /** Makes this browser a device. @throws PushRefusedError */
  add(): Promise<Device>;
  permission(): PushPermission;
  /** Id of this browser's subscription, whoever has it; undefined where there is none. */
  here(): Promise<string | undefined>;
  /** Ends this browser's subscription. */
  leave(): Promise<unknown>;
}

export interface DeviceState {
  /** Absent until they are known. */
  readonly devices?: readonly Device[];
  /** Which of them this browser is, if any. */
  readonly here?: string | undefined;
  readonly permission: PushPermission;
  readonly error?: unknown;
}

/** The devices that a person is pushed to on, this browser perhaps among them. Every part of a page sees the same. */
export class OwnDevices {
  private current: DeviceState;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly world: DeviceWorld) {
    this.current = { permission: world.permission() };
  }

  get state(): DeviceState {
    return this.current;
  }

  /** @returns how to stop listening */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(): Promise<void> {
    try {
      const [devices, here] = await Promise.all([this.world.list(), this.world.here()]);
      this.become({ devices, here });
    } catch (error) {
      this.become({ ...this.current, error });
    }
  }

  /** @throws PushRefusedError, or what the API says */
  async addThisBrowser(): Promise<void> {
    try {
      const device = await this.world.add();
      this.become({ devices: [...this.without(device.id), device], here: device.id });
    } catch (error) {
      // Whether it may ask again is known now.
      this.become(this.current);
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await this.world.remove(id);
    if (id === this.current.here) await this.world.leave();
    this.become({ devices: this.without(id), here: id === this.current.here ? undefined : this.current.here });
  }

  private without(id: string): readonly Device[] {
    return (this.current.devices ?? []).filter((device) => device.id !== id);
  }

  private become(state: Omit<DeviceState, 'permission'>): void {
    this.current = { ...state, permission: this.world.permission() };
    for (const listener of this.listeners) listener();
  }
}
