import { type Clock, KnownError, UnavailableError } from '@groundswell/kernel';
import { EMPTY_PROFILE, type Profile, PROFILE_ID } from './collections/profile.ts';
import { MutationConflictError, MutationRefusedError } from './errors.ts';
import { judge } from './judgement.ts';
import type { Collection, KeptItem } from './kept-item.ts';
import type { KeptItems } from './kept-items.ts';
import { checkMutation, type Mutation, type MutationAnswer, type MutationResult } from './mutation.ts';

/** How often a mutation is judged anew because others changed something at the same time. */
const ATTEMPTS = 12;

/** What changed of what somebody keeps. */
export interface KeptChanges {
  readonly changes: readonly KeptItem[];
  /** Sequence number up to which they are all told: where to go on. */
  readonly sequence: number;
  readonly more: boolean;
}

/**
 * What people keep, changed by mutations alone: each is done once, however often it comes.
 * Everything throws UnavailableError while what they keep can't be reached: asking again does no harm.
 */
export class Keeper {
  constructor(
    private readonly items: KeptItems,
    private readonly clock: Clock,
  ) {}

  /**
   * Does mutations in their order. What was done stays done when a later one fails: all of them can be sent again.
   * @param person id of the account
   * @throws UnavailableError when others change the same things again and again
   */
  async apply(person: string, mutations: readonly Mutation[]): Promise<readonly MutationResult[]> {
    const results: MutationResult[] = [];
    for (const mutation of mutations) results.push(await this.applyOne(person, mutation));
    return results;
  }

  /**
   * Does one mutation of somebody who waits for it.
   * @returns the item as it is now; undefined where it was removed
   * @throws MutationRefusedError when it can't be done
   * @throws MutationConflictError when the item is not the one that `base` names
   */
  async change<Name extends Collection>(
    person: string,
    mutation: Mutation & { readonly collection: Name },
  ): Promise<KeptItem<Name> | undefined> {
    const { status, problem, server, item } = await this.applyOne(person, mutation);
    if (status === 'refused' && problem !== undefined) throw new MutationRefusedError(problem);
    if (status === 'conflict') throw new MutationConflictError(server);
    return this.find(person, mutation.collection, item);
  }

  /** A living item, by any spelling of its id. */
  async find<Name extends Collection>(person: string, collection: Name, id: string): Promise<KeptItem<Name> | undefined> {
    const checked = checkMutation({ id: '', collection, item: id, remove: true });
    const found = 'code' in checked ? undefined : await reached(this.items.find(person, collection, checked.item));
    return found?.value === undefined ? undefined : found;
  }

  /** Living items, by id. */
  list<Name extends Collection>(person: string, collection: Name): Promise<readonly KeptItem<Name>[]> {
    return reached(this.items.list(person, collection));
  }

  /** Topics that somebody follows or mutes, in the spelling that they are counted under. */
  async topics(person: string, collection: 'follows' | 'mutes'): Promise<readonly string[]> {
    return (await this.list(person, collection)).map(({ id }) => id);
  }

  /** What somebody wants; that of somebody who said nothing, where they didn't. */
  async profile(person: string): Promise<Profile> {
    return (await this.find(person, 'profile', PROFILE_ID))?.value ?? EMPTY_PROFILE;
  }

  /**
   * What changed after a sequence number, oldest first, each item once, removed ones too: who begins anew may have
   * been told of one by the answer to a mutation.
   * @param since 0: everything there is
   */
  async changes(person: string, since: number, limit: number): Promise<KeptChanges> {
    const { sequence: until } = await reached(this.items.head(person));
    if (since >= until) return { changes: [], sequence: since, more: false };
    const changes = await reached(this.items.changes(person, { since, until, limit }));
    const isFull = changes.length === limit;
    const last = changes.at(-1)?.version ?? since;
    // The newest change may be about to appear, or has just moved on: it is asked for again the next time.
    const sequence = isFull || last === until ? last : Math.max(last, until - 1);
    return { changes, sequence, more: isFull && last < until };
  }

  private async applyOne(person: string, mutation: Mutation): Promise<MutationResult> {
    const checked = checkMutation(mutation);
    const item = 'code' in checked ? mutation.item : checked.item;
    const { id, collection, after } = mutation;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const state = await reached(this.items.state(person, { collection, item, mutation: id, after }));
      if (state.answer !== undefined) return repeated(state.answer, { id, collection, item });
      const now = this.clock.now();
      const { answer, change } = judge(mutation, state, now);
      if (await reached(this.items.commit(person, { answer, change, now }))) return answer;
    }
    throw new UnavailableError('Too much is changed at the same time', 1);
  }
}

async function reached<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw new UnavailableError('What you keep can not be reached just now', 5, { cause: error });
  }
}

/** What a mutation is told that comes again: an id that meant something else is refused, and does nothing. */
function repeated(answer: MutationAnswer, asked: Pick<MutationAnswer, 'id' | 'collection' | 'item'>): MutationResult {
  const isSame = answer.collection === asked.collection && answer.item === asked.item;
  const problem = { code: 'mutation-id-reused', detail: 'This id was used for a mutation of another item' } as const;
  if (!isSame) return { ...asked, status: 'refused', problem };
  return answer.status === 'applied' ? { ...answer, status: 'already-applied' } : answer;
}
