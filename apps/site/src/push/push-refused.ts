const WORDS = {
  'no-permission': 'The browser was not allowed to show notifications. You can allow them in its settings for this site.',
  'no-service': 'The push service of this browser did not answer. Try again later, or in another browser.',
} as const;

/** Thrown when this browser does not become a device that gets pushes; its message is for the person. */
export class PushRefusedError extends Error {
  override readonly name = 'PushRefusedError';

  constructor(reason: keyof typeof WORDS, options?: ErrorOptions) {
    super(WORDS[reason], options);
  }
}
