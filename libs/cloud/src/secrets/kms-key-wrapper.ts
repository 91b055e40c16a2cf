import type { KMSClient } from '@aws-sdk/client-kms';
import { KeyWrapper, type WrappedKey } from '@groundswell/security';
import { awsClientSettings } from '../aws-clients.ts';

/**
 * Wraps data keys with a key of AWS KMS, which never leaves it; the purpose is its encryption context, so
 * that it stands in CloudTrail and what is wrapped for one purpose opens for no other.
 */
export class KmsKeyWrapper extends KeyWrapper {
  private client: KMSClient | undefined;

  /** @param keyArn a symmetric key of KMS */
  constructor(private readonly keyArn: string) {
    super();
  }

  async generate(purpose: string): Promise<WrappedKey> {
    const { sdk, client } = await this.connect();
    const { Plaintext: bytes, CiphertextBlob: wrapped } = await client.send(
      new sdk.GenerateDataKeyCommand({ KeyId: this.keyArn, KeySpec: 'AES_256', EncryptionContext: { purpose } }),
    );
    if (bytes === undefined || wrapped === undefined) throw new Error('KMS gave no data key');
    return { bytes, wrapped };
  }

  async unwrap(wrapped: Uint8Array, purpose: string): Promise<Uint8Array> {
    const { sdk, client } = await this.connect();
    const { Plaintext: bytes } = await client.send(
      new sdk.DecryptCommand({ KeyId: this.keyArn, CiphertextBlob: wrapped, EncryptionContext: { purpose } }),
    );
    if (bytes === undefined) throw new Error('KMS gave no data key');
    return bytes;
  }

  /** The SDK is loaded here since a local cloud never needs it. */
  private async connect() {
    const sdk = await import('@aws-sdk/client-kms');
    this.client ??= new sdk.KMSClient(awsClientSettings());
    return { sdk, client: this.client };
  }
}
