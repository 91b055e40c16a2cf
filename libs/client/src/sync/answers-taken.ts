import { type DeviceState, type KnownItems, keyOf, type Wish, withMutation, withServerItem } from './device-state.ts';
import type { MutationResult, QueuedMutation, ServerItem } from './mutations.ts';

/** Somebody else changed an item before this device's change of it arrived. */
export interface Conflict {
  readonly collection: string;
  readonly item: string;
  /** What the person wanted in the end, here. */
  readonly mine: Wish;
  /** What the server has; no `value`: it was removed. */
  readonly server: ServerItem;
  /** What the item said when the person changed it; undefined: there was none. */
  readonly seen: unknown;
}

/** Decides a conflict: what the item shall say now, or `server`, which takes what the server has. Must not change anything. */
export type Settle = (conflict: Conflict) => Wish | 'server';

/** What a device is told of its mutations. Applied ones are not mentioned: they are what was to be expected. */
export type KeepingEvent =
  | { readonly type: 'changed' }
  | { readonly type: 'conflict'; readonly conflict: Conflict; readonly settled: Wish | 'server' }
  | { readonly type: 'refused'; readonly mutation: QueuedMutation; readonly problem: MutationResult['problem'] };

export interface Taken {
  readonly state: DeviceState;
  readonly events: readonly KeepingEvent[];
}

/**
 * The state after the server answered mutations. Mutations that are no longer queued were answered before.
 * @param newId makes ids of mutations
 */
export function takeAnswers(state: DeviceState, results: readonly MutationResult[], settle: Settle, newId: () => string): Taken {
  const events: KeepingEvent[] = [];
  /** The last answered mutation of each item that is in conflict, with what the server had then. */
  const conflicts = new Map<string, Refusal>();
  let now = state;
  for (const result of results) {
    const mutation = now.queue.find(({ id }) => id === result.id);
    if (mutation === undefined) continue;
    now = { known: knownAfter(now.known, mutation, result), queue: queueAfter(now.queue, mutation, result) };
    const key = keyOf(mutation.collection, mutation.item);
    if (result.status === 'conflict') conflicts.set(key, { mutation, server: serverOf(result, mutation) });
    else if (result.status !== 'refused') conflicts.delete(key);
    else events.push({ type: 'refused', mutation, problem: result.problem });
  }
  for (const refusal of conflicts.values()) {
    const settled = settleItem(now, refusal, settle, newId);
    now = settled.state;
    events.push(...settled.events);
  }
  return { state: now, events };
}

interface Refusal {
  readonly mutation: QueuedMutation;
  readonly server: ServerItem;
}

function serverOf({ server }: MutationResult, { collection, item }: QueuedMutation): ServerItem {
  return server ?? { collection, id: item, version: 0 };
}

function knownAfter(known: KnownItems, mutation: QueuedMutation, result: MutationResult): KnownItems {
  if (result.status === 'refused') return known;
  if (result.status === 'conflict') return withConflicting(known, serverOf(result, mutation), mutation.base);
  const { collection, item, set } = mutation;
  const value = set === undefined ? {} : { value: set };
  return withServerItem(known, { collection, id: result.item ?? item, version: result.version ?? 0, ...value });
}

/** Version 0 is none: the server has forgotten what this device still knew. */
function withConflicting(known: KnownItems, server: ServerItem, base: number): KnownItems {
  if (server.version > 0) return withServerItem(known, server);
  const { [keyOf(server.collection, server.id)]: forgotten, ...items } = known.items;
  return (forgotten?.version ?? 0) > base ? known : { ...known, items };
}

/** Those that come after one that was applied have seen what it made of the item. */
function queueAfter(queue: readonly QueuedMutation[], answered: QueuedMutation, { status, version }: MutationResult): QueuedMutation[] {
  const rest = queue.filter(({ id }) => id !== answered.id);
  if (status === 'conflict' || status === 'refused' || version === undefined) return rest;
  return rest.map((other) => (isOfSameItem(other, answered) ? { ...other, base: version, seen: answered.set } : other));
}

function isOfSameItem(one: QueuedMutation, other: QueuedMutation): boolean {
  return one.collection === other.collection && one.item === other.item;
}

/** Decides an item once, with what the person wanted last: what they wanted before that is past. */
function settleItem(state: DeviceState, { mutation: answered, server: told }: Refusal, settle: Settle, newId: () => string): Taken {
  const last = state.queue.findLast((other) => isOfSameItem(other, answered)) ?? answered;
  const cleared = { ...state, queue: state.queue.filter((other) => !isOfSameItem(other, answered)) };
  const { collection, seen } = last;
  const mine: Wish = last.remove ? { remove: true } : { set: last.set };
  // In the server's spelling, by which it is known.
  const item = told.id;
  const server = state.known.items[keyOf(collection, item)] ?? told;
  // Nobody else changed it: one of our own before this was refused, or the server has forgotten a removed item.
  const isOurs = server.version === last.base || (server.value === undefined && seen === undefined);
  if (isOurs) return { state: withMutation(cleared, newId(), collection, item, mine), events: [] };
  const conflict: Conflict = { collection, item, mine, server, seen };
  const settled = settle(conflict);
  const after = settled === 'server' ? cleared : withMutation(cleared, newId(), collection, item, settled);
  return { state: after, events: [{ type: 'conflict', conflict, settled }] };
}
