import type { Collection, KeptItem, KeptValues, Mutation, MutationResult } from '@groundswell/feed';

/** An item as a device was last told of it. */
interface Seen {
  readonly version: number;
  /** Absent: it was removed. */
  readonly value?: KeptValues[Collection] | undefined;
}

/** What a device asks: it remembers what it knew then, to tell a late answer from one that it waits for. */
export type DeviceRequest =
  { readonly kind: 'push'; readonly mutations: readonly Mutation[] } | { readonly kind: 'pull'; readonly cursor: string | undefined };

export type DeviceAnswer =
  | { readonly results: readonly MutationResult[] }
  | { readonly changes: readonly KeptItem[]; readonly cursor: string; readonly more: boolean }
  | { readonly resync: true };

/**
 * A device as the protocol of `/v1/sync` wants it, written down in a page: it queues mutations, sends any number of
 * the first ones as often as it likes, and believes only what the server says. Late answers change nothing.
 */
export class OfflineDevice {
  readonly seen = new Map<string, Seen>();
  queue: Mutation[] = [];
  /** What became of its mutations, in the order in which it heard of it. */
  readonly outcomes = new Map<string, MutationResult['status']>();
  private cursor: string | undefined;
  /** While it begins anew: what it was told since. */
  private told: Set<string> | undefined = new Set();

  /** Changes an item while offline: it names the version that it saw, or its own mutation before. */
  edit(id: string, collection: Collection, item: string, set: unknown): void {
    const before = this.queue.findLast((mutation) => mutation.collection === collection && mutation.item === item);
    const known = before === undefined ? { base: this.seen.get(`${collection} ${item}`)?.version ?? 0 } : { after: before.id };
    this.queue.push({ id, collection, item, ...known, ...(set === undefined ? { remove: true } : { set }) });
  }

  push(count: number): DeviceRequest {
    return { kind: 'push', mutations: this.queue.slice(0, count) };
  }

  pull(): DeviceRequest {
    return { kind: 'pull', cursor: this.cursor };
  }

  hear(request: DeviceRequest, answer: DeviceAnswer): void {
    if ('results' in answer) for (const result of answer.results) this.hearResult(result);
    else if (request.kind === 'pull' && request.cursor === this.cursor) this.hearChanges(answer);
  }

  /** Items that are there, as the device shows them. */
  living(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.seen].flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const])));
  }

  private hearResult({ id, status, version, server, item, collection }: MutationResult): void {
    const mutation = this.queue.find((queued) => queued.id === id);
    if (mutation === undefined) return;
    this.queue = this.queue.filter((queued) => queued !== mutation);
    this.outcomes.set(id, status);
    if (server !== undefined) this.see(server);
    const value = mutation.set as KeptValues[Collection] | undefined;
    if (version !== undefined) this.see({ collection, id: item, version, changedAt: 0, ...(value !== undefined && { value }) });
  }

  private hearChanges(answer: Exclude<DeviceAnswer, { results: unknown }>): void {
    if ('resync' in answer) {
      this.cursor = undefined;
      this.told = new Set();
      return;
    }
    for (const item of answer.changes) this.see(item);
    this.cursor = answer.cursor;
    if (answer.more || this.told === undefined) return;
    for (const key of this.seen.keys()) if (!this.told.has(key)) this.seen.delete(key);
    this.told = undefined;
  }

  private see({ collection, id, version, value }: KeptItem): void {
    const key = `${collection} ${id}`;
    this.told?.add(key);
    if (version >= (this.seen.get(key)?.version ?? 0)) this.seen.set(key, { version, value });
  }
}
