import { Clock, SequentialIds } from '@groundswell/kernel';
import { InMemoryModerationStore, ModerationBook, type ModerationCommit, ModerationDesk, type ModerationStore } from '@groundswell/trend';

/** What a store dies of in a test. */
export class StoreDeath extends Error {
  override readonly name = 'StoreDeath';
}

/** An operator at a process of their own, over a store that others use, too. */
export function operatorOver(store: ModerationStore, clock: Clock, name: string): { book: ModerationBook; desk: ModerationDesk } {
  const book = new ModerationBook(store, clock, new SequentialIds(name));
  return { book, desk: new ModerationDesk(book, clock) };
}

/** A store whose next commit fails before or after it is written, or is written but answered as a conflict. */
export class FailingModerationStore extends InMemoryModerationStore {
  fails: 'before' | 'after' | 'lost' | undefined;

  override async commit(commit: ModerationCommit): Promise<boolean> {
    const { fails } = this;
    this.fails = undefined;
    if (fails === 'before') throw new StoreDeath('before the write');
    const written = await super.commit(commit);
    if (fails === 'after') throw new StoreDeath('after the write');
    return fails === 'lost' ? false : written;
  }
}
