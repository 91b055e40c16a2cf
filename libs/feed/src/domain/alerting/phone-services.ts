import { InvalidInputError } from '@groundswell/kernel';
import type { PhoneAddress } from './sending.ts';

export type PhoneKind = PhoneAddress['kind'];

/** Whose service each is, for people. */
export const PHONE_SERVICES: Readonly<Record<PhoneKind, string>> = { apns: 'Apple', fcm: 'Google' };

/** The push services of phones, as far as they have to know of a device before anything can be sent to it. */
export abstract class PhoneServices {
  /**
   * Makes a device known, or again, also one that was given up before. Safe to repeat: the same token has the same place.
   * @returns the place that pushes go to
   * @throws InvalidInputError when the deployment does not push to such phones, or the token is none
   * @throws UnavailableError when it can not be done just now
   */
  abstract register(kind: PhoneKind, token: string): Promise<string>;
  /** Takes a place away with the token that is kept there; nothing where it is gone. @throws UnavailableError */
  abstract forget(place: string): Promise<void>;
}

/** Said to whoever wants pushes by a service that the deployment has no application of. */
export function notServed(kind: PhoneKind): InvalidInputError {
  return new InvalidInputError(`Pushes by ${PHONE_SERVICES[kind]} are not set up here; browsers are pushed to without.`);
}

/** Push services in memory. For tests. */
export class MemoryPhoneServices extends PhoneServices {
  readonly places = new Set<string>();

  /** @param served what the deployment pushes to */
  constructor(private readonly served: readonly PhoneKind[] = ['apns', 'fcm']) {
    super();
  }

  register(kind: PhoneKind, token: string): Promise<string> {
    if (!this.served.includes(kind)) return Promise.reject(notServed(kind));
    this.places.add(`${kind} ${token}`);
    return Promise.resolve(`${kind} ${token}`);
  }

  forget(place: string): Promise<void> {
    this.places.delete(place);
    return Promise.resolve();
  }
}
