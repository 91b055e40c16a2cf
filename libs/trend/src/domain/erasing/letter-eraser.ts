import { Eraser, ErasedSet, type ErasureOrder, STILL_WRITTEN } from '@groundswell/privacy';
import type { ActivityHashes } from '../counting/activity-hashes.ts';
import { linesWithoutErased } from '../counting/erased-activities.ts';
import type { KeptLetters } from '../replay/kept-letters.ts';

/**
 * Takes what erased actors did out of dead letters, and batches of table changes that name an erased account. Reads all
 * letters, which are few. Deltas that could not be read hold hashes alone, and go by themselves.
 */
export class LetterEraser extends Eraser {
  readonly name = 'letters';
  readonly ofPersons = false;
  override readonly after = STILL_WRITTEN;

  constructor(
    private readonly letters: KeptLetters,
    private readonly hashes: () => Promise<Pick<ActivityHashes, 'actor'>>,
  ) {
    super();
  }

  async erase(orders: readonly ErasureOrder[]): Promise<void> {
    const erased = new ErasedSet(new Set(orders.map(({ actor }) => actor)), 0);
    const accounts = orders.flatMap(({ account }) => (account === undefined ? [] : [account]));
    const hashes = await this.hashes();
    for await (const { key } of this.letters.list())
      await this.letters.takeOut(key, (data) => linesWithoutErased(data, erased, hashes), accounts);
  }
}
