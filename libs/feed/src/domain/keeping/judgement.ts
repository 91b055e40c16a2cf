import type { Collection, KeptHead, KeptItem, KeptValues } from './kept-item.ts';
import { MOST_ITEMS } from './kept-item.ts';
import { type CheckedMutation, checkMutation, type Mutation, type MutationAnswer } from './mutation.ts';

/** What a mutation is judged by. */
export interface ItemState {
  readonly head: KeptHead;
  /** The item, removed or not; undefined where there was none for long. */
  readonly item?: KeptItem | undefined;
  /** What the mutation was answered before. */
  readonly answer?: MutationAnswer | undefined;
  /** What the mutation that it comes `after` was answered. */
  readonly after?: MutationAnswer | undefined;
}

/** An item before and after a change, and where the person's items stand with it. */
export interface ItemChange {
  readonly before?: KeptItem | undefined;
  readonly after: KeptItem;
  readonly head: KeptHead;
}

export interface Judgement {
  readonly answer: MutationAnswer;
  /** Absent: nothing changes. */
  readonly change?: ItemChange;
}

/** What becomes of a mutation that was not answered before. Decides by what it is given alone. */
export function judge(mutation: Mutation, state: ItemState, now: number): Judgement {
  const { id, collection } = mutation;
  const checked = checkMutation(mutation);
  if ('code' in checked) return { answer: { id, collection, item: mutation.item, status: 'refused', problem: checked } };
  const named = { id, collection, item: checked.item };
  const { item: server } = state;
  // Whoever wants what is there already need not have known it.
  if (isSame(server?.value, checked.value)) return { answer: { ...named, status: 'applied', version: server?.version ?? 0 } };
  if (!knewOf(mutation, state)) {
    const absent: KeptItem = { collection, id: checked.item, version: 0, changedAt: now };
    return { answer: { ...named, status: 'conflict', server: server ?? absent } };
  }
  const change = changeOf(collection, checked, state, now);
  if ((change.head.counts[collection] ?? 0) > MOST_ITEMS[collection]) {
    const detail = `There may be ${MOST_ITEMS[collection]} ${collection} at most`;
    return { answer: { ...named, status: 'refused', problem: { code: 'too-many-items', detail } } };
  }
  return { answer: { ...named, status: 'applied', version: change.after.version }, change };
}

/** Whether the device had seen what the item says now, or does not ask. */
function knewOf({ base, after }: Mutation, { item, after: earlier }: ItemState): boolean {
  if (base === undefined && after === undefined) return true;
  const version = item?.version ?? 0;
  // Who had seen none agrees with a server that has removed it.
  if (base !== undefined && (base === version || (base === 0 && item?.value === undefined))) return true;
  return earlier?.status === 'applied' && earlier.version === version;
}

function changeOf(
  collection: Collection,
  { item: id, value }: CheckedMutation,
  { head, item: before }: ItemState,
  now: number,
): ItemChange {
  const sequence = head.sequence + 1;
  const more = (value === undefined ? 0 : 1) - (before?.value === undefined ? 0 : 1);
  const counts = { ...head.counts, [collection]: (head.counts[collection] ?? 0) + more };
  const after: KeptItem = { collection, id, version: sequence, changedAt: now, ...(value !== undefined && { value }) };
  return { before, after, head: { sequence, counts } };
}

/** Values are trees of plain data, and their collection's schema gives members one order. */
function isSame(one: KeptValues[Collection] | undefined, other: KeptValues[Collection] | undefined): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
