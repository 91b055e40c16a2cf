import { Injectable } from '@nestjs/common';
import { Clock, DAY, KnownError, SECOND } from '@groundswell/kernel';
import { CursorExpiredError, SignedCursors } from '@groundswell/security';

/** Thrown when a device was away for too long: what was removed since is no longer known. */
export class SyncResyncError extends KnownError {
  readonly code = 'sync.resync';
  readonly status = 410;

  constructor() {
    super('The cursor is too old: ask without `since`, and drop what does not come again');
  }
}

/** Less than for how long it is remembered what was removed (`REMEMBERED`). */
const LIFETIME = 60 * DAY;
const ROUTE = 'GET /v1/sync';

/** How far a device has come, as a text that only we can make, for its person alone. */
@Injectable()
export class SyncCursors {
  constructor(
    private readonly cursors: SignedCursors,
    private readonly clock: Clock,
  ) {}

  /** All that are made of a place on a day are equal: an answer without news is the same all day. */
  make(account: string, sequence: number): Promise<string> {
    const seconds = (LIFETIME + DAY - (this.clock.now() % DAY)) / SECOND;
    return this.cursors.make(String(sequence), { route: ROUTE, account }, Math.ceil(seconds));
  }

  /**
   * @returns the sequence number
   * @throws SyncResyncError when it is too old
   * @throws CursorUnknownError when it is not one of this account
   */
  async open(account: string, cursor: string): Promise<number> {
    try {
      return Number(await this.cursors.open(cursor, { route: ROUTE, account }));
    } catch (error) {
      throw error instanceof CursorExpiredError ? new SyncResyncError() : error;
    }
  }
}
