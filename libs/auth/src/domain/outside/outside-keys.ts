import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Clock, DAY, MINUTE, SECOND, UnavailableError } from '@groundswell/kernel';

/** A key as an issuer publishes it. */
export interface PublishedKey {
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/** Where an outside issuer publishes its keys. */
export abstract class KeySetSource {
  /** @throws Error when the keys can't be had just now */
  abstract fetch(): Promise<readonly PublishedKey[]>;
}

/** How long fetched keys are taken as those of now. */
const FRESH = 10 * MINUTE;
/** How long keys are good for when their issuer is down: an issuer that withdrew a key is believed a day later at most. */
const STALE = 1 * DAY;
/** How long nobody asks again, whatever key ids strangers make up and however often the issuer fails. */
const PAUSE = 30 * SECOND;

/** The keys of an outside issuer, remembered: it is asked rarely, and may be down for a while. */
export class OutsideKeys {
  private known: { readonly keys: readonly PublishedKey[]; readonly fetchedAt: number } | undefined;
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly source: KeySetSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The key of a key id; undefined when the issuer publishes none of this id.
   * @throws UnavailableError when no keys are known and none can be had: never open then
   */
  async key(kid: string): Promise<KeyObject | undefined> {
    const now = this.clock.now();
    const age = now - (this.known?.fetchedAt ?? -Infinity);
    if (age >= FRESH || this.find(kid) === undefined) await this.refresh(now);
    if (this.known === undefined || now - this.known.fetchedAt >= STALE) {
      throw new UnavailableError('The issuer of this token can not be asked just now', PAUSE / SECOND);
    }
    const found = this.find(kid);
    return found && createPublicKey({ format: 'jwk', key: found });
  }

  private find(kid: string): PublishedKey | undefined {
    return this.known?.keys.find((key) => key.kid === kid);
  }

  private async refresh(now: number): Promise<void> {
    if (this.asking === undefined) {
      if (now - this.askedAt < PAUSE) return;
      this.askedAt = now;
      this.asking = this.fetch(now).finally(() => (this.asking = undefined));
    }
    await this.asking;
  }

  private async fetch(now: number): Promise<void> {
    try {
      this.known = { keys: await this.source.fetch(), fetchedAt: now };
    } catch {
      // What is known stays good until it is stale; where nothing is, whoever asked is told.
    }
  }
}
