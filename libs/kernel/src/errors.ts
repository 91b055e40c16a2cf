/**
 * A failure that is part of a contract: it has a stable code that clients may rely on and the HTTP
 * status that an edge answers with. Libraries derive their own families from it, and each class
 * says when it is thrown. Anything else that is thrown is a defect and is answered with a bare 500.
 */
export abstract class KnownError extends Error {
  /** Stable and kebab-case: the last segment of the problem's `type`. */
  abstract readonly code: string;
  /** The HTTP status that fits. */
  abstract readonly status: number;
  /** Seconds after which the same request may succeed; becomes `Retry-After`. */
  readonly retryAfter?: number | undefined;
  /** Further members of the problem, safe to show to the caller. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Thrown when input does not have the shape that its contract demands. */
export class InvalidInputError extends KnownError {
  readonly code = 'invalid-input';
  readonly status = 400;

  constructor(
    message: string,
    override readonly details?: Readonly<Record<string, unknown>> | undefined,
  ) {
    super(message);
  }
}

/** Thrown when what was asked for does not exist, or must not be known to exist. */
export class NotFoundError extends KnownError {
  readonly code = 'not-found';
  readonly status = 404;
}

/** Thrown when a dependency does not answer; the caller may try again. */
export class UnavailableError extends KnownError {
  readonly code = 'unavailable';
  readonly status = 503;

  constructor(
    message: string,
    override readonly retryAfter = 5,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
