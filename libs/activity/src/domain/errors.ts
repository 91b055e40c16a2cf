import { KnownError } from '@groundswell/kernel';

/** Thrown when a body can't be read as its content type says: cut JSON. Shows nothing of the parser's text. */
export class MalformedBodyError extends KnownError {
  readonly code = 'malformed-body';
  readonly status = 400;
}

/** Thrown when a request has more items than one may have. */
export class TooManyItemsError extends KnownError {
  readonly code = 'too-many-items';
  readonly status = 413;
}

/** Thrown when a protocol is not spoken in this content type. */
export class UnsupportedContentTypeError extends KnownError {
  readonly code = 'unsupported-content-type';
  readonly status = 415;
}

/** Thrown when a request has no write key, or one that belongs to no source. */
export class UnknownWriteKeyError extends KnownError {
  readonly code = 'unknown-write-key';
  readonly status = 401;
}

/** Thrown when a source asks for what it may not: a kind, another source's name, backfill. */
export class NotAllowedError extends KnownError {
  readonly code = 'not-allowed';
  readonly status = 403;

  constructor(
    message: string,
    override readonly details?: Readonly<Record<string, unknown>> | undefined,
  ) {
    super(message);
  }
}

/** Thrown when the one event of a request is over 32 KB. */
export class ItemTooLargeError extends KnownError {
  readonly code = 'item-too-large';
  readonly status = 413;
}
