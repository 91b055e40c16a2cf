import type { DeploymentKey } from '../deployment-key.ts';
import { deriveKey } from '../keyed-digest.ts';
import { type Secret, Secrets } from './secrets.ts';

/**
 * Secrets that follow from the deployment key, one for each name: the same on every instance, and as lasting as the
 * key. For what opens nothing, as cursors, where having a secret of its own in the cloud would cost more than it is worth.
 */
export class DerivedSecrets extends Secrets {
  constructor(private readonly key: DeploymentKey) {
    super();
  }

  async read(name: string): Promise<Secret> {
    return { current: deriveKey(await this.key.text(), `secret ${name}`).toString('base64url') };
  }
}
