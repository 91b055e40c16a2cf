import { KnownError } from '@groundswell/kernel';

/** Thrown when a request does not prove who sends it. Says the same whatever was wrong with the proof. */
export class UnauthenticatedError extends KnownError {
  readonly code = 'unauthenticated';
  readonly status = 401;
}
