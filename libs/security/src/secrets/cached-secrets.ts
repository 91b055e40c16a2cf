import { type Clock, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import { type Secret, Secrets } from './secrets.ts';

/** How long a secret is used before it is read anew: a rotation is noticed within this time. */
const FRESH = 5 * MINUTE;
/** How long nobody asks again for what was refused: a store that is down is not stormed by every request. */
const REFUSED = 1 * SECOND;
const MIN_LENGTH = 32;
const NAME = /^[a-z][a-z-]{0,39}$/;

interface Known {
  readonly readAt: number;
  readonly secret: Promise<Secret>;
  failed: boolean;
}

export interface CachedSecretsOptions {
  /** Milliseconds for which a secret is used before it is read anew. Default 5 minutes. */
  readonly freshFor?: number;
  /** Is told of each refusal: for a metric with an alarm. */
  readonly refused?: () => void;
}

/** Secrets of another store, read once in five minutes however many ask. When they can't be read then, it is closed. */
export class CachedSecrets extends Secrets {
  private readonly known = new Map<string, Known>();
  private readonly freshFor: number;
  private readonly refused: () => void;

  /** @param source reads the secret each time; may reject with anything */
  constructor(
    private readonly source: Secrets,
    private readonly clock: Clock,
    options: CachedSecretsOptions = {},
  ) {
    super();
    this.freshFor = options.freshFor ?? FRESH;
    this.refused = options.refused ?? (() => undefined);
  }

  read(name: string): Promise<Secret> {
    const now = this.clock.now();
    const known = this.known.get(name);
    if (known !== undefined && Math.abs(now - known.readAt) < (known.failed ? REFUSED : this.freshFor)) return known.secret;
    const next: Known = { readAt: now, secret: this.fetch(name), failed: false };
    this.known.set(name, next);
    next.secret.catch(() => (next.failed = true));
    return next.secret;
  }

  private async fetch(name: string): Promise<Secret> {
    try {
      if (!NAME.test(name)) throw new Error('a secret has a name of lower-case letters and hyphens');
      const secret = await this.source.read(name);
      const texts = [secret.current, secret.previous ?? secret.current];
      if (texts.some((text) => text.length < MIN_LENGTH)) throw new Error(`the secret ${name} has fewer than ${MIN_LENGTH} characters`);
      return secret;
    } catch (error) {
      this.refused();
      throw new UnavailableError('A secret of the deployment can not be read just now', 5, { cause: error });
    }
  }
}
