import type { ZodError } from 'zod';
import { RULES } from './collections/registry.ts';
import type { Collection, KeptItem, KeptValues } from './kept-item.ts';

/** A change that a device wants, made perhaps long ago, sent perhaps again. */
export interface Mutation {
  /** The device's own, a UUID: whatever comes with it again was meant once. */
  readonly id: string;
  readonly collection: Collection;
  /** Id of the item. */
  readonly item: string;
  /** What it shall say; or `remove`. */
  readonly set?: unknown;
  readonly remove?: true | undefined;
  /** Version that the device had seen; 0: it had seen none. */
  readonly base?: number | undefined;
  /** The device's own earlier mutation of the same item, whose version it does not know yet. */
  readonly after?: string | undefined;
}

/** Why a mutation was refused. Codes are stable. */
export interface MutationProblem {
  readonly code: 'invalid-mutation' | 'too-many-items' | 'mutation-id-reused';
  readonly detail: string;
}

/** What became of a mutation. It is remembered, and given again to whoever sends it again. */
export interface MutationAnswer {
  readonly id: string;
  readonly collection: Collection;
  /** Id of the item, in the collection's spelling where it could be one. */
  readonly item: string;
  readonly status: 'applied' | 'conflict' | 'refused';
  /** Where it was applied: of the item afterwards; 0 where there is none, nor was one. */
  readonly version?: number;
  /** Where it is a conflict: what the server has. */
  readonly server?: KeptItem;
  readonly problem?: MutationProblem;
}

/** The same as it is told: applied now, or already before. */
export type MutationResult = Omit<MutationAnswer, 'status'> & { readonly status: MutationAnswer['status'] | 'already-applied' };

/** A mutation in the spelling of its collection. */
export interface CheckedMutation {
  readonly item: string;
  /** Absent: remove. */
  readonly value?: KeptValues[Collection];
}

/** @returns what it says, or why it is refused */
export function checkMutation({ collection, item, set, remove }: Mutation): CheckedMutation | MutationProblem {
  const rules = RULES[collection];
  const id = rules.idOf(item);
  if (id === undefined) return invalid(`An id in \`${collection}\` is ${rules.ids}`);
  if ((set === undefined) === (remove === undefined)) return invalid('Give either `set` or `remove`');
  if (remove) return { item: id };
  const { data, error } = rules.value.safeParse(set);
  return data === undefined ? invalid(detailOf(error)) : { item: id, value: data };
}

function invalid(detail: string): MutationProblem {
  return { code: 'invalid-mutation', detail };
}

/** The first thing that is wrong, without what was sent. */
function detailOf(error: ZodError | undefined): string {
  const [issue] = error?.issues ?? [];
  return issue === undefined ? 'The value is not valid' : `${['set', ...issue.path].map(String).join('.')}: ${issue.message}`;
}
