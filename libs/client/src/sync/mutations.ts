/** Something a person keeps, the same on all their devices, as the server has it. */
export interface ServerItem<Value = unknown> {
  readonly collection: string;
  readonly id: string;
  /** Grows with every change; 0: there is none. */
  readonly version: number;
  /** Absent: it was removed. */
  readonly value?: Value;
}

/** A change as it is sent. */
export interface Mutation {
  /** The device's own, a UUID: however often it is sent, it is done once. */
  readonly id: string;
  readonly collection: string;
  /** Id of the item. */
  readonly item: string;
  /** What the item shall say; or `remove`. */
  readonly set?: unknown;
  readonly remove?: true;
  /** Version of the item that the device had seen; 0: none. */
  readonly base: number;
  /** The device's own mutation of the same item before this one. */
  readonly after?: string;
}

/** A change that waits to be sent, or to be answered. */
export interface QueuedMutation extends Mutation {
  /** What the item said when this device first changed it; absent: there was none. For merging. */
  readonly seen?: unknown;
}

/** What the server says of a mutation. */
export interface MutationResult {
  readonly id: string;
  /** `already-applied`: it came before, and its answer was lost. */
  readonly status: 'applied' | 'already-applied' | 'conflict' | 'refused';
  /** The item's id in the server's spelling. */
  readonly item?: string;
  /** Of the item after it was applied. */
  readonly version?: number;
  /** Of a conflict: what the server has. */
  readonly server?: ServerItem;
  /** Why it was refused. */
  readonly problem?: { readonly code: string; readonly detail?: string };
}

/** What changed on the server, a page of it. */
export interface Changes {
  readonly changes: readonly ServerItem[];
  readonly cursor: string;
  readonly more: boolean;
}

/** Thrown when the server no longer knows what changed since a cursor: ask without one. */
export class ResyncNeededError extends Error {
  override readonly name = 'ResyncNeededError';
}

/** Thrown when the server would not read a request, whatever is in it: sending it again would not help. */
export class UnreadableRequestError extends Error {
  override readonly name = 'UnreadableRequestError';
}

/** The way to the server. Both can be asked again after an answer was lost. */
export abstract class SyncTransport {
  /**
   * @param since cursor of the answer before; absent: everything
   * @throws ResyncNeededError when the cursor is too old
   */
  abstract pull(since: string | undefined): Promise<Changes>;
  /**
   * Does mutations in their order.
   * @throws UnreadableRequestError when none was looked at
   */
  abstract push(mutations: readonly Mutation[]): Promise<readonly MutationResult[]>;
}
