import type { Account } from '@groundswell/auth';
import type { KeptItem } from '@groundswell/feed';
import type { KeptKey } from '@groundswell/security';

/** A person with what they keep, sealed as a whole: an address, a hash of a password or a webhook is no file's to tell. */
export interface SealedPerson {
  /** Id of the account: it opens for that one alone. */
  readonly person: string;
  readonly sealed: Uint8Array;
}

/** What somebody keeps, as a mutation sets it. */
export interface MovedItem {
  readonly collection: KeptItem['collection'];
  readonly id: string;
  readonly value: unknown;
}

/** What is in it. */
export interface MovedPerson {
  /** With its sealed fields as they were. */
  readonly account: Account;
  readonly kept: readonly MovedItem[];
}

/** Everybody who has an account, but for those who are erased. */
export interface ExportedPeople {
  readonly people: AsyncIterable<SealedPerson>;
  /** The keys that people are sealed with, wrapped by what wraps the keys of the deployment. Complete once people were read. */
  readonly keys: () => Promise<readonly KeptKey[]>;
}

/** Where a person of an export stands, for the cipher. */
export function placeOf(person: string) {
  return { table: 'identity', key: person, field: 'moved person' } as const;
}
