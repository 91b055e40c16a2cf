import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Secret, Secrets } from '@groundswell/security';
import { awsClientSettings } from '../aws-clients.ts';

/**
 * Secrets from AWS Secrets Manager, whose stages are the versions: AWSCURRENT, and AWSPREVIOUS after a
 * rotation. Reads each time: wrap it in `CachedSecrets`.
 */
export class SecretsManagerSecrets extends Secrets {
  private client: SecretsManagerClient | undefined;

  /** @param prefix stands before each name: `groundswell/prod/` */
  constructor(private readonly prefix: string) {
    super();
  }

  async read(name: string): Promise<Secret> {
    const [current, previous] = await Promise.all([this.version(name, 'AWSCURRENT'), this.version(name, 'AWSPREVIOUS')]);
    if (current === undefined) throw new Error('the secret has no text');
    return previous === undefined ? { current } : { current, previous };
  }

  /** The SDK is loaded here since a local cloud never needs it. */
  private async version(name: string, stage: 'AWSCURRENT' | 'AWSPREVIOUS'): Promise<string | undefined> {
    const sdk = await import('@aws-sdk/client-secrets-manager');
    this.client ??= new sdk.SecretsManagerClient(awsClientSettings());
    try {
      const answer = await this.client.send(new sdk.GetSecretValueCommand({ SecretId: this.prefix + name, VersionStage: stage }));
      return answer.SecretString;
    } catch (error) {
      // A secret that was never rotated has no version before.
      if (stage === 'AWSPREVIOUS' && error instanceof sdk.ResourceNotFoundException) return undefined;
      throw error;
    }
  }
}
