import { Listeners } from '../platform/listeners.ts';
import { type KeepingEvent, type Settle, takeAnswers } from './answers-taken.ts';
import { type DeviceState, NOTHING_KNOWN, type ViewedItem, viewOf, type Wish, withChanges, withMutation } from './device-state.ts';
import type { DeviceStore } from './device-store.ts';
import {
  type Mutation,
  type MutationResult,
  type QueuedMutation,
  ResyncNeededError,
  type SyncTransport,
  UnreadableRequestError,
} from './mutations.ts';
import { serverWins } from './settling.ts';

export interface KeptItemsPorts {
  readonly store: DeviceStore;
  readonly transport: SyncTransport;
  /** Makes ids of mutations: UUIDs. */
  readonly newId: () => string;
  /** Decides conflicts. Default: the server wins. */
  readonly settle?: Settle;
  /** One spelling of an item's id, before it is kept. Default: as it is. */
  readonly spelling?: (collection: string, id: string) => string;
}

/** Mutations in one request; the server takes no more. */
const BATCH = 100;

/**
 * What a person keeps, usable without a connection: changes are seen at once, stored on this device before they count
 * as made, sent in their order when there is a connection, and done once each, whatever is lost on the way.
 * @typeParam Values what the items of each collection say
 */
export class KeptItems<Values extends object = Record<string, unknown>> {
  private readonly listeners = new Listeners<KeepingEvent>();
  private state: DeviceState = NOTHING_KNOWN;
  private syncing: Promise<void> | undefined;

  private constructor(private readonly ports: KeptItemsPorts) {}

  /** Reads what this device knows. @throws DamagedQueueError */
  static async open<Values extends object>(ports: KeptItemsPorts): Promise<KeptItems<Values>> {
    const kept = new KeptItems<Values>(ports);
    kept.state = await ports.store.read();
    return kept;
  }

  /** @returns ends it */
  on(listener: (event: KeepingEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  /** A collection as the person sees it: what the server said, with what waits here on top. By id. */
  list<Name extends keyof Values & string>(collection: Name): readonly ViewedItem<Values[Name]>[] {
    return viewOf(this.state, collection) as readonly ViewedItem<Values[Name]>[];
  }

  /** The same of one item; undefined: there is none. */
  get<Name extends keyof Values & string>(collection: Name, id: string): Values[Name] | undefined {
    const spelled = this.spelled(collection, id);
    return this.list(collection).find((item) => item.id === spelled)?.value;
  }

  /** Mutations that wait to be sent or answered. */
  get waiting(): readonly Mutation[] {
    return this.state.queue;
  }

  /**
   * Sets an item. It is seen at once.
   * @returns id of the mutation, once it is stored on this device
   */
  set<Name extends keyof Values & string>(collection: Name, id: string, value: Values[Name]): Promise<string> {
    return this.wish(collection, id, { set: value });
  }

  /** Removes an item, as `set` sets it. */
  remove(collection: keyof Values & string, id: string): Promise<string> {
    return this.wish(collection, id, { remove: true });
  }

  /**
   * Sends what waits, in its order, and takes what others changed. Whoever calls it while it runs waits for the same run, which
   * sends what was queued until then, too. Can be repeated after any failure.
   * @throws whatever the transport throws
   */
  sync(): Promise<void> {
    if (this.syncing !== undefined) return this.syncing.then(() => (this.state.queue.length > 0 ? this.sync() : undefined));
    this.syncing = this.ports.store
      .alone(() => this.exchange())
      .finally(() => {
        this.syncing = undefined;
      });
    return this.syncing;
  }

  /** Takes what another page of this browser changed in the shared storage. */
  async reload(): Promise<void> {
    this.see(await this.ports.store.read());
  }

  /** Forgets everything on this device, also what was never sent: for signing out. */
  async forget(): Promise<void> {
    await this.ports.store.forget();
    this.see(NOTHING_KNOWN);
  }

  private async wish(collection: string, id: string, wish: Wish): Promise<string> {
    const mutation = this.ports.newId();
    this.see(await this.ports.store.change((state) => withMutation(state, mutation, collection, this.spelled(collection, id), wish)));
    return mutation;
  }

  private async exchange(): Promise<void> {
    await this.reload();
    do {
      await this.sendAll();
      await this.takeChanges();
    } while (this.state.queue.length > 0);
  }

  private async sendAll(): Promise<void> {
    let most = BATCH;
    while (this.state.queue.length > 0) {
      const batch = this.state.queue.slice(0, most);
      const results = await this.send(batch);
      if (results === undefined) most = Math.ceil(batch.length / 2);
      else await this.take(batch, results);
    }
  }

  /** @returns undefined when the server would not read the request, and a smaller one may tell which mutation is at fault */
  private async send(batch: readonly QueuedMutation[]): Promise<readonly MutationResult[] | undefined> {
    try {
      return await this.ports.transport.push(batch.map(sent));
    } catch (error) {
      if (!(error instanceof UnreadableRequestError)) throw error;
      // One that can't be read must not hold up all that come after it.
      const problem = { code: 'unreadable', detail: error.message };
      return batch.length > 1 ? undefined : batch.map(({ id }) => ({ id, status: 'refused', problem }));
    }
  }

  private async take(batch: readonly QueuedMutation[], results: readonly MutationResult[]): Promise<void> {
    const { settle = serverWins, newId, store } = this.ports;
    if (!results.some(({ id }) => batch.some((mutation) => mutation.id === id))) throw new Error('The server answered no mutation');
    let events: readonly KeepingEvent[] = [];
    const state = await store.change((before) => {
      const taken = takeAnswers(before, results, settle, newId);
      events = taken.events;
      return taken.state;
    });
    this.see(state);
    for (const event of events) this.listeners.tell(event);
  }

  private async takeChanges(): Promise<void> {
    const { store } = this.ports;
    try {
      const { cursor } = this.state.known;
      if (cursor === undefined) return await this.takeEverything();
      for (let more = true; more;) {
        const page = await this.ports.transport.pull(this.state.known.cursor);
        if (page.cursor !== this.state.known.cursor || page.changes.length > 0)
          this.see(await store.change((state) => withChanges(state, page)));
        more = page.more;
      }
    } catch (error) {
      if (!(error instanceof ResyncNeededError)) throw error;
      await this.takeEverything();
    }
  }

  /** Begins anew: what does not come again is gone. Written at the end, so that a crash finds all that was known before. */
  private async takeEverything(): Promise<void> {
    let everything = NOTHING_KNOWN;
    for (let more = true; more;) {
      const page = await this.ports.transport.pull(everything.known.cursor);
      everything = withChanges(everything, page);
      more = page.more;
    }
    this.see(await this.ports.store.change((state) => ({ ...state, known: everything.known })));
  }

  private see(state: DeviceState): void {
    this.state = state;
    this.listeners.tell({ type: 'changed' });
  }

  private spelled(collection: string, id: string): string {
    return this.ports.spelling?.(collection, id) ?? id;
  }
}

/** A mutation without what only this device needs. */
function sent({ id, collection, item, set, remove, base, after }: QueuedMutation): Mutation {
  return { id, collection, item, ...(remove ? { remove } : { set }), base, ...(after !== undefined && { after }) };
}
