import { Mail } from '@groundswell/auth';
import { UnavailableError } from '@groundswell/kernel';

/** Where no mail server runs: a local cloud that could not start its own, or was told not to. */
export class NoMail extends Mail {
  send(): Promise<void> {
    return Promise.reject(new UnavailableError('This local cloud runs without a mailbox, so no letters can be sent', 60));
  }
}
