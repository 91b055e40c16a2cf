/**
 * What the client needs of the machine that it runs on. Each part has a default where the platform has one, and
 * can be given: by tests, and where a platform lacks it.
 */
export interface Platform {
  fetch(this: void, request: Request): Promise<Response>;
  /** Epoch milliseconds by the device's own clock, which may be wrong: only differences are used. */
  now(this: void): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it is called off. */
  wait(this: void, milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to but not 1; spreads what many devices would do at the same moment. */
  random(this: void): number;
  /**
   * Unpredictable bytes, for ids and secrets. Default: `crypto.getRandomValues`. React Native has none: give
   * `getRandomBytes` of expo-crypto, or load react-native-get-random-values first.
   */
  randomBytes(this: void, length: number): Uint8Array;
}

export function platformOf(given: Partial<Platform> = {}): Platform {
  return { fetch: (request) => fetch(request), now: () => Date.now(), wait, random: () => Math.random(), randomBytes, ...given };
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const callOff = (): void => {
      clearTimeout(timer);
      fail(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', callOff);
      done();
    }, milliseconds);
    if (signal?.aborted) callOff();
    else signal?.addEventListener('abort', callOff, { once: true });
  });
}

/** Why something was called off, as an error also where signals have no reasons. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  if (signal?.reason instanceof Error) return signal.reason;
  return Object.assign(new Error('The request was called off'), { name: 'AbortError' });
}

function randomBytes(length: number): Uint8Array {
  const { crypto } = globalThis as { readonly crypto?: { getRandomValues?(bytes: Uint8Array): Uint8Array } };
  if (crypto?.getRandomValues === undefined) {
    throw new Error('This platform has no crypto.getRandomValues: give the client `randomBytes` (Expo: getRandomBytes of expo-crypto)');
  }
  return crypto.getRandomValues(new Uint8Array(length));
}
