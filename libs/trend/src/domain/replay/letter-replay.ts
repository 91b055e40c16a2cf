import type { ActivityStream, StreamLine } from '@groundswell/activity';
import { type Clock, MINUTE } from '@groundswell/kernel';
import type { ErasedActors } from '@groundswell/privacy';
import type { ActivityHashes } from '../counting/activity-hashes.ts';
import { decodeLines } from '../counting/accepted-lines.ts';
import { linesWithoutErased } from '../counting/erased-activities.ts';
import type { DeadLetter } from '../dead-letter.ts';
import { MalformedBytesError } from '../delta-bytes.ts';
import { decodeDelta } from '../delta-codec.ts';
import { CHAIN_START, type Delta, type DeltaLog } from '../delta.ts';
import type { KeptLetters } from './kept-letters.ts';

/**
 * What became of a letter:
 * - `replayed`: what can be counted was put back, `refused` says what of it still cannot;
 * - `already`: it was replayed before, and nothing was done;
 * - `uncertain`: it was begun so long ago that its activities, if they were put back then, would count twice;
 * - `refused`: nothing of it can be counted;
 * - `missing`: there is no such letter.
 */
export interface ReplayResult {
  readonly outcome: 'replayed' | 'already' | 'uncertain' | 'refused' | 'missing';
  readonly activities: number;
  /** Why lines, or all of it, cannot be brought back. */
  readonly refused: readonly string[];
}

/** Who was erased, and how the list calls the actors of lines. */
export interface ErasedLines {
  readonly actors: Pick<ErasedActors, 'current'>;
  readonly hashes: Pick<ActivityHashes, 'actor'>;
}

/** Activities that were put back are known by their ids for an hour: so long, and with some room, putting them back again is harmless. */
export const KNOWN_AGAIN = 50 * MINUTE;
/** Letters of deltas that could not be read, and the prefix of the chains that they come back in. */
const DELTA = 'delta-';
const RECOVERED = 'recovered:';
const ERASED = 'whoever did it was erased';

/**
 * Brings dead letters back. Activities go into the stream once more, under their own ids; their old
 * sequence numbers are never counted again. A delta that can be read by now becomes a chain of its
 * own. Safe to repeat and to cut off: a note is written before anything is put back and after.
 */
export class LetterReplay {
  constructor(
    private readonly letters: KeptLetters,
    private readonly stream: ActivityStream,
    private readonly log: DeltaLog,
    private readonly clock: Clock,
    /** Whose activities must not come back; absent: nobody was erased. */
    private readonly erased?: ErasedLines,
  ) {}

  /**
   * @param force puts back what is `uncertain`, too
   * @throws what the stream or a store throws that is down; repeat it then
   */
  async replay(key: string, force = false): Promise<ReplayResult> {
    const letter = await this.letters.read(key);
    if (letter === undefined) return { outcome: 'missing', activities: 0, refused: [] };
    const note = await this.letters.note(key);
    if (note?.endedAt !== undefined) return { outcome: 'already', activities: note.activities, refused: [] };
    if (letter.id.startsWith(DELTA)) return this.recover(key, letter);
    const left = await this.withoutErased(letter);
    if (left === undefined) return { outcome: 'refused', activities: 0, refused: [ERASED] };
    const { lines, refused } = linesOf(left);
    if (lines.length === 0) return { outcome: 'refused', activities: 0, refused };
    const now = this.clock.now();
    if (note !== undefined && now - note.begunAt > KNOWN_AGAIN && !force)
      return { outcome: 'uncertain', activities: lines.length, refused };
    const begun = { begunAt: note?.begunAt ?? now, activities: lines.length, refused: refused.length };
    await this.letters.writeNote(key, begun);
    await this.stream.put(lines);
    await this.letters.writeNote(key, { ...begun, endedAt: this.clock.now() });
    return { outcome: 'replayed', activities: lines.length, refused };
  }

  /** The letter without what erased actors did, undefined where nothing is left: `count` would leave it out, but it need not come so far. */
  private async withoutErased(letter: DeadLetter): Promise<DeadLetter | undefined> {
    if (this.erased === undefined || letter.origin !== 'count') return letter;
    const data = linesWithoutErased(letter.data, await this.erased.actors.current(), this.erased.hashes);
    if (data?.length === 0) return undefined;
    return data === undefined ? letter : { ...letter, data };
  }

  /** The chain accepts the delta once, however often it is brought back. */
  private async recover(key: string, letter: DeadLetter): Promise<ReplayResult> {
    const delta = readable(letter);
    if (typeof delta === 'string') return { outcome: 'refused', activities: 0, refused: [delta] };
    const begunAt = this.clock.now();
    await this.log.append({ ...delta, shard: `${RECOVERED}${letter.id.slice(DELTA.length)}`, previous: CHAIN_START });
    await this.letters.writeNote(key, { begunAt, endedAt: this.clock.now(), activities: delta.activities, refused: 0 });
    return { outcome: 'replayed', activities: delta.activities, refused: [] };
  }
}

/** The lines of a letter that can be counted, and why the others cannot. */
export function linesOf({ origin, data }: Pick<DeadLetter, 'origin' | 'data'>): {
  readonly lines: readonly StreamLine[];
  readonly refused: readonly string[];
} {
  if (origin !== 'count') return { lines: [], refused: ['it holds no activities: it is kept to be looked at'] };
  const { activities, poison } = decodeLines(data);
  return {
    lines: activities.map((activity) => ({ actor: activity.actor, line: JSON.stringify(activity) })),
    refused: poison.map(({ reason }) => reason),
  };
}

/** @returns the delta, or why there is none */
function readable({ data }: DeadLetter): Delta | string {
  try {
    return decodeDelta(data);
  } catch (error) {
    if (error instanceof MalformedBytesError) return error.message;
    throw error;
  }
}
