import { type DeviceStorage, MemoryStorage } from './device-storage.ts';

/** Lets one at a time do something, over everything that shares what the lock protects. */
export abstract class Locks {
  /** Runs `work` when nobody else runs anything of the same name, and answers as it does. */
  abstract run<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome>;
}

/** Locks among the code of one page or app. React Native needs no other ones: there is one JavaScript world. */
export class OwnLocks extends Locks {
  private readonly last = new Map<string, Promise<unknown>>();

  run<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const before = this.last.get(name) ?? Promise.resolve();
    const outcome = before.then(work, work);
    this.last.set(name, outcome);
    const forget = (): void => {
      if (this.last.get(name) === outcome) this.last.delete(name);
    };
    outcome.then(forget, forget);
    return outcome;
  }
}

/** What browsers call `navigator.locks`. */
interface LockManager {
  request<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome>;
}

/** Locks among all pages of an origin (Web Locks; browsers have them on https and localhost). */
export class PageLocks extends Locks {
  constructor(private readonly manager: LockManager) {
    super();
  }

  run<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
    return this.manager.request(name, work);
  }

  /** Of this browser; undefined where there are none. */
  static here(): PageLocks | undefined {
    const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
    return navigator?.locks === undefined ? undefined : new PageLocks(navigator.locks);
  }
}

const OWN_LOCKS = new WeakMap<object, OwnLocks>();

/** The widest locks that there are for what is kept in `storage`: other pages see everything but our own memory. */
export function locksFor(storage: DeviceStorage): Locks {
  const own = OWN_LOCKS.get(storage) ?? new OwnLocks();
  OWN_LOCKS.set(storage, own);
  return storage instanceof MemoryStorage ? own : (PageLocks.here() ?? own);
}
