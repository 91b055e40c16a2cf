import { KnownError } from '@groundswell/kernel';

/** Thrown when input is larger, packed or unpacked, than its contract allows. */
export class PayloadTooLargeError extends KnownError {
  readonly code = 'payload-too-large';
  readonly status = 413;
  override readonly details: Readonly<Record<string, unknown>>;

  /** @param maxBytes how much is allowed, which the caller is told */
  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes`);
    this.details = { maxBytes };
  }
}
