import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock, MINUTE, UnavailableError } from '@groundswell/kernel';
import { CachedSecrets, FieldCipher, MemoryKeyRing, RotatingSealingKeys } from '@groundswell/security';
import { KmsKeyWrapper, SecretsManagerSecrets } from '../index.ts';

type Answer = readonly [status: number, body: object];
type Act = (operation: string, body: Readonly<Record<string, unknown>>) => Answer;

const REFUSED: Answer = [400, { __type: 'AccessDeniedException', message: 'The ciphertext refers to a key that is disabled' }];
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const PLACE = { table: 'identity', key: 'ACCOUNT#1', field: 'email' };

/** A server that speaks as AWS's do and answers by `act`; gives how often each operation was asked for. */
async function service(variable: string, act: Act): Promise<Map<string, number>> {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      asked.set(operation, (asked.get(operation) ?? 0) + 1);
      const [status, answer] = act(operation, JSON.parse(body) as Record<string, unknown>);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  vi.stubEnv(variable, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return asked;
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(() => vi.unstubAllEnvs());

/** Secrets Manager with one secret, which can be rotated and refused. */
async function secretsManager() {
  const versions = new Map([['AWSCURRENT', 'a'.repeat(40)]]);
  const state = { isRefusing: false };
  const asked = await service('AWS_ENDPOINT_URL_SECRETS_MANAGER', (_operation, { SecretId, VersionStage }) => {
    if (state.isRefusing) return REFUSED;
    const text = SecretId === 'groundswell/prod/cursors' ? versions.get(String(VersionStage)) : undefined;
    return text === undefined ? [400, { __type: 'ResourceNotFoundException', message: 'none' }] : [200, { SecretString: text }];
  });
  return { versions, state, asked };
}

describe('secrets of Secrets Manager', () => {
  it('46, 47: come by name, and a rotated one is used within five minutes with the one before', async () => {
    const [{ versions, asked }, clock] = [await secretsManager(), new ManualClock(0)];
    const secrets = new CachedSecrets(new SecretsManagerSecrets('groundswell/prod/'), clock);
    const read = await Promise.all(Array.from({ length: 20 }, () => secrets.read('cursors')));
    expect(read).toEqual(Array.from({ length: 20 }, () => ({ current: 'a'.repeat(40) })));
    expect(asked.get('GetSecretValue')).toBe(2);
    versions.set('AWSPREVIOUS', 'a'.repeat(40)).set('AWSCURRENT', 'b'.repeat(40));
    clock.advance(5 * MINUTE);
    expect(await secrets.read('cursors')).toEqual({ current: 'b'.repeat(40), previous: 'a'.repeat(40) });
  });

  it('48: that KMS refuses, and those that are not there, are 503 and told', async () => {
    const { state } = await secretsManager();
    const refused = vi.fn<() => void>();
    const secrets = new CachedSecrets(new SecretsManagerSecrets('groundswell/prod/'), new ManualClock(0), { refused });
    await expect(secrets.read('absent')).rejects.toMatchObject({ status: 503 });
    state.isRefusing = true;
    await expect(secrets.read('cursors')).rejects.toBeInstanceOf(UnavailableError);
    expect(refused).toHaveBeenCalledTimes(2);
  });
});

/** KMS with one key, which can be disabled: what it wraps is a number that it remembers the key and its context by. */
async function kms() {
  const wrapped = new Map<string, { readonly bytes: Buffer; readonly context: string }>();
  const state = { isRefusing: false };
  const asked = await service('AWS_ENDPOINT_URL_KMS', (operation, { KeyId, CiphertextBlob, EncryptionContext }) => {
    if (state.isRefusing || KeyId !== KEY) return REFUSED;
    const context = JSON.stringify(EncryptionContext);
    if (operation === 'GenerateDataKey') {
      const [bytes, blob] = [randomBytes(32), randomBytes(184).toString('base64')];
      wrapped.set(blob, { bytes, context });
      return [200, { Plaintext: bytes.toString('base64'), CiphertextBlob: blob, KeyId }];
    }
    const known = wrapped.get(String(CiphertextBlob));
    if (known?.context !== context) return [400, { __type: 'InvalidCiphertextException' }];
    return [200, { Plaintext: known.bytes.toString('base64'), KeyId }];
  });
  return { state, asked };
}

describe('keys that KMS wraps', () => {
  it('seal and open fields, with one call in five minutes, for their purpose alone', async () => {
    const [{ asked }, ring, clock] = [await kms(), new MemoryKeyRing(), new ManualClock(0)];
    const cipher = new FieldCipher(new RotatingSealingKeys(ring, new KmsKeyWrapper(KEY), clock));
    for (let index = 0; index < 20; index += 1) {
      expect(await cipher.open(await cipher.seal('ada@example.org', PLACE), PLACE)).toBe('ada@example.org');
    }
    expect([...asked]).toEqual([
      ['GenerateDataKey', 1],
      ['Decrypt', 1],
    ]);
    const [key] = await ring.list();
    await expect(new KmsKeyWrapper(KEY).unwrap(key?.wrapped ?? Buffer.alloc(0), 'fields 2')).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('48: that KMS refuses close what is sealed: 503, told, and nothing of why', async () => {
    const { state } = await kms();
    const [refused, clock] = [vi.fn<() => void>(), new ManualClock(0)];
    const cipher = new FieldCipher(new RotatingSealingKeys(new MemoryKeyRing(), new KmsKeyWrapper(KEY), clock, { refused }));
    const sealed = await cipher.seal('ada@example.org', PLACE);
    state.isRefusing = true;
    clock.advance(5 * MINUTE);
    const failure: unknown = await cipher.open(sealed, PLACE).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 503, message: 'Keys of the deployment can not be had just now' });
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
