import { KnownError } from '@groundswell/kernel';

/** Thrown when an address that somebody gave is none that requests may go to. Does not tell what its name stands for. */
export class AddressRefusedError extends KnownError {
  readonly code = 'address-refused';
  readonly status = 400;

  constructor(because: string) {
    super(`Requests may not go to this address: ${because}`);
  }
}

/** Thrown when whoever was asked can not be reached, breaks off, or takes too long. */
export class AddressUnreachableError extends KnownError {
  readonly code = 'address-unreachable';
  readonly status = 504;

  constructor(message = 'The address that was asked can not be reached', options?: ErrorOptions) {
    super(message, options);
  }
}

/** Thrown when an answer is larger than is read. */
export class AnswerTooLargeError extends KnownError {
  readonly code = 'answer-too-large';
  readonly status = 502;

  constructor() {
    super('The answer of the address that was asked is too large');
  }
}
