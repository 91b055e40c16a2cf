import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Clock, MINUTE, UnavailableError } from '@groundswell/kernel';
import { DeploymentKey } from '@groundswell/security';
import { awsClientSettings } from './aws-clients.ts';

/** How long the key is remembered. */
const FRESH = 5 * MINUTE;
const MIN_LENGTH = 32;

/** The deployment key from Secrets Manager, remembered for five minutes. */
export class SecretDeploymentKey extends DeploymentKey {
  private client: SecretsManagerClient | undefined;
  private known: { readonly text: Promise<string>; readonly readAt: number } | undefined;

  /** @param arn the secret, the whole text of which is the key */
  constructor(
    private readonly arn: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  async text(): Promise<string> {
    const now = this.clock.now();
    if (this.known === undefined || Math.abs(now - this.known.readAt) >= FRESH) this.known = { text: this.fetch(), readAt: now };
    const { known } = this;
    try {
      return await known.text;
    } catch (error) {
      if (this.known === known) this.known = undefined;
      throw new UnavailableError('A secret of the deployment can not be read just now', 5, { cause: error });
    }
  }

  /** The SDK is loaded here since a local cloud, which has the key in a setting, never needs it. */
  private async fetch(): Promise<string> {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    this.client ??= new sdk.SecretsManagerClient(awsClientSettings());
    const { SecretString: text } = await this.client.send(new sdk.GetSecretValueCommand({ SecretId: this.arn }));
    if (text === undefined || text.length < MIN_LENGTH) throw new Error(`the secret has fewer than ${MIN_LENGTH} characters`);
    return text;
  }
}
