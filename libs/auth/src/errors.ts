import { KnownError } from '@groundswell/kernel';

/** Thrown when whoever asks is known, and may not do this. */
export class ForbiddenError extends KnownError {
  readonly code = 'forbidden';
  readonly status = 403;
}

/** Thrown when a request does not prove who sends it. Says the same whatever was wrong with the proof. */
export class UnauthenticatedError extends KnownError {
  readonly code = 'unauthenticated';
  readonly status = 401;
}
