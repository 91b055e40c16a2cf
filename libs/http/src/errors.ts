import { KnownError } from '@groundswell/kernel';

/** Thrown when the body's content type is not one that the route reads. */
export class UnsupportedMediaTypeError extends KnownError {
  readonly code = 'unsupported-media-type';
  readonly status = 415;
  override readonly details: Readonly<Record<string, unknown>>;

  /** @param accepted the content types that would do */
  constructor(accepted: readonly string[]) {
    super(`The content type must be ${accepted.join(' or ')}`);
    this.details = { accepted };
  }
}

/** Thrown when a path is served, but not by this method. */
export class MethodNotAllowedError extends KnownError {
  readonly code = 'method-not-allowed';
  readonly status = 405;

  /** @param allowed the methods that the path is served by; become the header `Allow` */
  constructor(readonly allowed: readonly string[]) {
    super('This method is not allowed here');
  }
}

/** Thrown when `listen` is given a port on which something else listens. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(readonly port: number) {
    super(`Port ${port} is taken: stop what listens there, or choose another one (PORT=${port + 1}).`);
  }
}
