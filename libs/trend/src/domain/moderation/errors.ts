import { KnownError } from '@groundswell/kernel';

/** Thrown when a decision would be one more than are kept. */
export class ModerationFullError extends KnownError {
  readonly code = 'moderation-full';
  readonly status = 409;
}

/** Thrown when a sweep is ordered under the id of another one. */
export class SweepTakenError extends KnownError {
  readonly code = 'sweep-taken';
  readonly status = 409;
}
