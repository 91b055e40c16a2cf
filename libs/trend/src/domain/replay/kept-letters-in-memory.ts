import type { InMemoryDeadLetters } from '../dead-letter-in-memory.ts';
import type { DeadLetter } from '../dead-letter.ts';
import { type KeptLetter, KeptLetters, type ReplayNote } from './kept-letters.ts';

/** What was kept in memory, under its ids. For tests. */
export class InMemoryKeptLetters extends KeptLetters {
  private readonly notes = new Map<string, ReplayNote>();

  constructor(private readonly letters: InMemoryDeadLetters) {
    super();
  }

  async *list(): AsyncIterable<KeptLetter> {
    for (const key of [...this.letters.kept.keys()].sort()) {
      const note = this.notes.get(key);
      yield note === undefined ? { key } : { key, note };
    }
  }

  async read(key: string): Promise<DeadLetter | undefined> {
    return this.letters.kept.get(key);
  }

  async note(key: string): Promise<ReplayNote | undefined> {
    return this.notes.get(key);
  }

  async takeOut(key: string, left: (data: Uint8Array) => Uint8Array | undefined, names: readonly string[]): Promise<void> {
    const letter = this.letters.kept.get(key);
    const data = letter === undefined ? undefined : leftOf(letter, left, names);
    if (letter === undefined || data === undefined) return;
    if (data.length > 0) this.letters.kept.set(key, { ...letter, data });
    else {
      this.letters.kept.delete(key);
      this.notes.delete(key);
    }
  }

  async writeNote(key: string, note: ReplayNote): Promise<void> {
    this.notes.set(key, note);
  }
}

/** A change of a table goes whole. */
function leftOf({ origin, stream, data }: DeadLetter, left: (data: Uint8Array) => Uint8Array | undefined, names: readonly string[]) {
  if (origin === 'count' || (origin === 'land' && stream === 'activities')) return left(data);
  const text = Buffer.from(data).toString();
  return origin === 'land' && names.some((name) => text.includes(name)) ? new Uint8Array() : undefined;
}
