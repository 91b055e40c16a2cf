import type { DeviceStorage } from '../platform/device-storage.ts';
import type { Locks } from '../platform/locks.ts';
import { type DeviceState, type KnownItems, NOTHING_KNOWN } from './device-state.ts';
import type { QueuedMutation } from './mutations.ts';

/** Thrown when the stored queue can't be read: what was not sent yet must not be lost without a word. */
export class DamagedQueueError extends Error {
  override readonly name = 'DamagedQueueError';

  /**
   * @param storedAs the name in the storage; removing it gives up what was not sent
   * @param text what is stored there
   */
  constructor(
    readonly storedAs: string,
    readonly text: string,
  ) {
    super('The stored queue of changes can not be read');
  }
}

/**
 * The state of a device in its storage, in two texts: the queue, small and written with every change, and what the server
 * said, which can be asked for again. Everything that changes them reads them first, under a lock: tabs share them.
 */
export class DeviceStore {
  constructor(
    private readonly storage: DeviceStorage,
    private readonly locks: Locks,
    private readonly name: string,
  ) {}

  /** @throws DamagedQueueError */
  async read(): Promise<DeviceState> {
    const [queue, known] = await Promise.all([this.storage.read(this.queueName), this.storage.read(this.knownName)]);
    return { queue: readQueue(this.queueName, queue), known: readKnown(known) };
  }

  /**
   * Replaces the state. What the server said is written first: a crash between the two leaves answered mutations queued;
   * they are sent again, and answered again.
   * @returns the new state, once it would survive a crash
   */
  change(make: (state: DeviceState) => DeviceState): Promise<DeviceState> {
    return this.locks.run(`${this.name}.state`, async () => {
      const before = await this.read();
      const after = make(before);
      if (after.known !== before.known) await this.storage.write(this.knownName, JSON.stringify(after.known));
      if (after.queue !== before.queue) await this.storage.write(this.queueName, JSON.stringify(after.queue));
      return after;
    });
  }

  /** Runs `work` while no other page that shares this storage talks to the server. */
  alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    return this.locks.run(`${this.name}.sync`, work);
  }

  /** Forgets everything, sent or not. */
  async forget(): Promise<void> {
    await this.locks.run(`${this.name}.state`, async () => {
      await this.storage.remove(this.queueName);
      await this.storage.remove(this.knownName);
    });
  }

  private get queueName(): string {
    return `${this.name}.queue`;
  }

  private get knownName(): string {
    return `${this.name}.known`;
  }
}

function readQueue(name: string, text: string | undefined): readonly QueuedMutation[] {
  if (text === undefined) return NOTHING_KNOWN.queue;
  const queue = parsed(text);
  if (!Array.isArray(queue)) throw new DamagedQueueError(name, text);
  return queue as QueuedMutation[];
}

/** What can't be read is asked for again. */
function readKnown(text: string | undefined): KnownItems {
  const known = text === undefined ? undefined : (parsed(text) as Partial<KnownItems> | undefined);
  return typeof known?.items === 'object' ? (known as KnownItems) : NOTHING_KNOWN.known;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
