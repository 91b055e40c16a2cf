import type { DeploymentKey } from '../deployment-key.ts';
import { deriveKey } from '../keyed-digest.ts';
import { SealBrokenError, type SealingKey, SealingKeys } from './sealing-keys.ts';

/**
 * One key that follows from the deployment key, for functions that must not open addresses and so may not use the key of fields
 * (0058). It does not rotate: for what is kept for a day, as answers to repeated requests.
 */
export class DerivedSealingKeys extends SealingKeys {
  /** @param purpose keys of different purposes are unrelated */
  constructor(
    private readonly key: DeploymentKey,
    private readonly purpose: string,
  ) {
    super();
  }

  async current(): Promise<SealingKey> {
    return { number: 1, bytes: deriveKey(await this.key.text(), `sealing ${this.purpose}`) };
  }

  byNumber(number: number): Promise<SealingKey> {
    return number === 1 ? this.current() : Promise.reject(new SealBrokenError());
  }
}
