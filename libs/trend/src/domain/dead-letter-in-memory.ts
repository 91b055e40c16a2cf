import { type DeadLetter, DeadLetters } from './dead-letter.ts';

/** Dead letters in memory, one an id. For tests. */
export class InMemoryDeadLetters extends DeadLetters {
  readonly kept = new Map<string, DeadLetter>();

  keep(letters: readonly DeadLetter[]): Promise<void> {
    for (const letter of letters) this.kept.set(letter.id, letter);
    return Promise.resolve();
  }
}
