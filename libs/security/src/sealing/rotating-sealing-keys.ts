import { type Clock, DAY, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';
import { type KeptKey, type KeyRing, type KeyWrapper, SealBrokenError, type SealingKey, SealingKeys } from './sealing-keys.ts';

/** How long keys are remembered: a wrapping key that was disabled closes everything within this time. */
const FRESH = 5 * MINUTE;
const ROTATE_AFTER = 90 * DAY;
/** How long a ring is believed to lack a key: numbers that were never given must not make everybody read. */
const RECHECK = 1 * SECOND;

export interface RotatingKeysOptions {
  /** Milliseconds after which the next key is made. Default 90 days. */
  readonly rotateAfter?: number;
  /** Milliseconds for which ring and keys are remembered. Default 5 minutes. */
  readonly freshFor?: number;
  /** Is told of each refusal: for a metric with an alarm. */
  readonly refused?: () => void;
}

interface Remembered<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/**
 * Envelope encryption: data keys that a wrapper (KMS) wraps, kept wrapped in a ring that all instances
 * share. Fields name their key by its number, so unwrapping is asked for once in five minutes and key, not
 * once a field. The next key is made when the newest is 90 days old; of several instances one adds it.
 */
export class RotatingSealingKeys extends SealingKeys {
  private ring: Remembered<readonly KeptKey[]> | undefined;
  private readonly unwrapped = new Map<number, Remembered<SealingKey>>();
  private readonly rotateAfter: number;
  private readonly freshFor: number;
  private readonly refused: () => void;

  constructor(
    private readonly keys: KeyRing,
    private readonly wrapper: KeyWrapper,
    private readonly clock: Clock,
    options: RotatingKeysOptions = {},
  ) {
    super();
    this.rotateAfter = options.rotateAfter ?? ROTATE_AFTER;
    this.freshFor = options.freshFor ?? FRESH;
    this.refused = options.refused ?? (() => undefined);
  }

  async current(): Promise<SealingKey> {
    const newest = (await this.list(this.freshFor)).at(-1);
    if (newest !== undefined && this.clock.now() - newest.createdAt < this.rotateAfter) return this.unwrap(newest);
    return this.unwrap(await this.rotate((newest?.number ?? 0) + 1));
  }

  async byNumber(number: number): Promise<SealingKey> {
    const find = async (maxAge: number) => (await this.list(maxAge)).find((key) => key.number === number);
    const kept = (await find(this.freshFor)) ?? (await find(RECHECK));
    if (kept === undefined) throw new SealBrokenError();
    return this.unwrap(kept);
  }

  /** @returns the key of this number, whoever made it */
  private async rotate(number: number): Promise<KeptKey> {
    const made = await this.told(async () => {
      const { wrapped } = await this.wrapper.generate(purposeOf(number));
      const key: KeptKey = { number, wrapped, createdAt: this.clock.now() };
      await this.keys.add(key);
      return this.keys.list();
    });
    this.ring = { at: this.clock.now(), value: Promise.resolve(made) };
    const kept = made.find((key) => key.number === number);
    if (kept === undefined) throw new UnavailableError('The key that was just made is not there yet', 1);
    return kept;
  }

  private list(maxAge: number): Promise<readonly KeptKey[]> {
    const now = this.clock.now();
    if (this.ring !== undefined && Math.abs(now - this.ring.at) < maxAge) return this.ring.value;
    const ring = { at: now, value: this.told(() => this.keys.list()) };
    this.ring = ring;
    ring.value.catch(() => {
      if (this.ring === ring) this.ring = undefined;
    });
    return ring.value;
  }

  private unwrap({ number, wrapped }: KeptKey): Promise<SealingKey> {
    const now = this.clock.now();
    const known = this.unwrapped.get(number);
    if (known !== undefined && Math.abs(now - known.at) < this.freshFor) return known.value;
    const value = this.told(async () => ({ number, bytes: await this.wrapper.unwrap(wrapped, purposeOf(number)) }));
    const next = { at: now, value };
    this.unwrapped.set(number, next);
    value.catch(() => {
      if (this.unwrapped.get(number) === next) this.unwrapped.delete(number);
    });
    return value;
  }

  private async told<Value>(ask: () => Promise<Value>): Promise<Value> {
    try {
      return await ask();
    } catch (error) {
      this.refused();
      throw new UnavailableError('Keys of the deployment can not be had just now', 5, { cause: error });
    }
  }
}

function purposeOf(number: number): string {
  return `fields ${number}`;
}
