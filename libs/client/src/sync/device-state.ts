import type { Changes, QueuedMutation, ServerItem } from './mutations.ts';

/** What a device knows: what the server said, and what it has not been told yet. Never changed, only replaced. */
export interface DeviceState {
  readonly known: KnownItems;
  /** In the order in which they were made. */
  readonly queue: readonly QueuedMutation[];
}

export interface KnownItems {
  /** Where to go on asking for changes; absent: everything has to be asked for. */
  readonly cursor?: string;
  /** By collection and id; removed ones, too, since their versions count. */
  readonly items: Readonly<Record<string, ServerItem>>;
}

export const NOTHING_KNOWN: DeviceState = { known: { items: {} }, queue: [] };

/** What somebody wants done to an item. */
export type Wish = { readonly set: unknown } | { readonly remove: true };

export function keyOf(collection: string, id: string): string {
  return `${collection} ${id}`;
}

/** The state with a further mutation, which knows what this device knows of the item. */
export function withMutation(state: DeviceState, id: string, collection: string, item: string, wish: Wish): DeviceState {
  const before = state.queue.findLast((other) => other.collection === collection && other.item === item);
  const server = state.known.items[keyOf(collection, item)];
  const knowledge =
    before === undefined
      ? { base: server?.version ?? 0, ...(server?.value !== undefined && { seen: server.value }) }
      : { base: before.base, after: before.id, ...(before.seen !== undefined && { seen: before.seen }) };
  return { ...state, queue: [...state.queue, { id, collection, item, ...wish, ...knowledge }] };
}

/** Takes what an item became, unless the server itself told of this version or a newer one: in its own words, with defaults. */
export function withServerItem(known: KnownItems, item: ServerItem): KnownItems {
  const key = keyOf(item.collection, item.id);
  if ((known.items[key]?.version ?? 0) >= item.version) return known;
  return { ...known, items: { ...known.items, [key]: item } };
}

/** The state after a page of changes. */
export function withChanges(state: DeviceState, { changes, cursor }: Changes): DeviceState {
  const items = { ...state.known.items };
  for (const item of changes) {
    const key = keyOf(item.collection, item.id);
    if ((items[key]?.version ?? 0) <= item.version) items[key] = item;
  }
  return { ...state, known: { items, cursor } };
}

/** An item as the person sees it on this device. */
export interface ViewedItem<Value = unknown> {
  readonly id: string;
  readonly value: Value;
  /** The server does not have it like this yet. */
  readonly isPending: boolean;
}

/** A collection as it will be when everything that waits was applied, by id. */
export function viewOf({ known, queue }: DeviceState, collection: string): readonly ViewedItem[] {
  const viewed = new Map<string, ViewedItem>();
  for (const item of Object.values(known.items)) {
    if (item.collection === collection && item.value !== undefined) {
      viewed.set(item.id, { id: item.id, value: item.value, isPending: false });
    }
  }
  for (const mutation of queue) {
    if (mutation.collection !== collection) continue;
    if (mutation.remove) viewed.delete(mutation.item);
    else viewed.set(mutation.item, { id: mutation.item, value: mutation.set, isPending: true });
  }
  return [...viewed.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
