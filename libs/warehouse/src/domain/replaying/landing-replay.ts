import { createHash } from 'node:crypto';
import type { Clock } from '@groundswell/kernel';
import type { DeadLetter, KeptLetters, ReplayResult } from '@groundswell/trend';
import { LAND, Lander, type LanderParts } from '../landing/lander.ts';
import { isSequence, type LandedPlace } from '../landing/landed-object.ts';

/** Whether a letter came to be by landing, and is brought back by it. */
export function isOfLanding({ origin }: Pick<DeadLetter, 'origin'>): boolean {
  return origin === LAND;
}

/**
 * Brings back what did not land: the records go through their transforms again, and land under a shard that is made of the letter's
 * key. So replaying writes the same rows however often it is done, and whoever loads them knows them by their keys.
 */
export class LandingReplay {
  private readonly clock: Clock;

  /** @param tableOf what the topology calls a table, by the name it has here; undefined for others */
  constructor(
    private readonly letters: KeptLetters,
    private readonly parts: Omit<LanderParts, 'deadLetters'>,
    private readonly tableOf: (name: string) => string | undefined,
  ) {
    this.clock = parts.clock;
  }

  /** @throws what the archive or a store throws that is down; repeat it then */
  async replay(key: string): Promise<ReplayResult> {
    const letter = await this.letters.read(key);
    if (letter === undefined) return { outcome: 'missing', activities: 0, refused: [] };
    const note = await this.letters.note(key);
    if (note?.endedAt !== undefined) return { outcome: 'already', activities: note.activities, refused: [] };
    const begunAt = this.clock.now();
    const { rows, refused } = await this.land(letter, { origin: 'replayed', shard: shardOf(key) });
    if (rows === 0) return { outcome: 'refused', activities: 0, refused };
    await this.letters.writeNote(key, { begunAt, endedAt: this.clock.now(), activities: rows, refused: refused.length });
    return { outcome: 'replayed', activities: rows, refused };
  }

  private async land({ stream, sequenceNumber, data, at }: DeadLetter, place: LandedPlace): Promise<{ rows: number; refused: string[] }> {
    const refused: string[] = [];
    // The letter is kept already: what still does not land is told.
    const deadLetters = { keep: (left: readonly DeadLetter[]) => Promise.resolve(void refused.push(...left.map(({ reason }) => reason))) };
    const lander = new Lander({ ...this.parts, deadLetters });
    const sequence = isSequence(sequenceNumber) ? sequenceNumber : '0';
    const { rows, erased } =
      stream === 'activities'
        ? await lander.activities(place, [{ sequence, data, arrivedAt: at }])
        : await lander.changes(this.tableOf(stream) ?? stream, recordsOf(data), place);
    if (erased > 0) refused.push('whoever it is about was erased');
    return { rows, refused };
  }
}

/** One a line, as JSON. */
function recordsOf(data: Uint8Array): readonly unknown[] {
  const lines = Buffer.from(data).toString().split('\n');
  return lines.map((line) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      return line;
    }
  });
}

function shardOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
