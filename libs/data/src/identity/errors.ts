import { KnownError } from '@groundswell/kernel';

/** Thrown when a source is saved with a write key that another source has. */
export class WriteKeyTakenError extends KnownError {
  readonly code = 'write-key-taken';
  readonly status = 409;

  constructor() {
    super('Another source has this write key');
  }
}
