/**
 * Where a device keeps texts by name: tokens, the offline queue, what the server said last. One for everything, or
 * one for each: tokens may go into a keychain.
 */
export abstract class DeviceStorage {
  /** What was written last; undefined when nothing was. */
  abstract read(name: string): Promise<string | undefined>;
  /**
   * Atomic: whoever reads after a crash in the midst of it gets all of the old text or all of the new one. Done when it
   * would survive the end of the app. Storage that can tear a text goes behind `TwoSlotStorage`.
   */
  abstract write(name: string, text: string): Promise<void>;
  abstract remove(name: string): Promise<void>;
}

/** Lasts as long as the object. For tests, and for sessions that end with the page. */
export class MemoryStorage extends DeviceStorage {
  private readonly texts = new Map<string, string>();

  read(name: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(name));
  }

  write(name: string, text: string): Promise<void> {
    this.texts.set(name, text);
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.texts.delete(name);
    return Promise.resolve();
  }
}

/** `localStorage`, `sessionStorage`, React Native's AsyncStorage, and whatever else has their shape. */
export interface KeyValueStore {
  getItem(name: string): Promise<string | null> | string | null;
  setItem(name: string, text: string): Promise<unknown> | void;
  removeItem(name: string): Promise<unknown> | void;
}

/** Storage that the platform has: `new KeyValueStorage(AsyncStorage)`. Each of its texts is written whole or not at all. */
export class KeyValueStorage extends DeviceStorage {
  constructor(private readonly store: KeyValueStore) {
    super();
  }

  async read(name: string): Promise<string | undefined> {
    return (await this.store.getItem(name)) ?? undefined;
  }

  async write(name: string, text: string): Promise<void> {
    await this.store.setItem(name, text);
  }

  async remove(name: string): Promise<void> {
    await this.store.removeItem(name);
  }
}
