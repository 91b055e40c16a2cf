import { UnavailableError } from '@groundswell/kernel';
import { DeploymentKey, FieldCipher, FixedDeploymentKey, MemorySealingKeys, SealBrokenError } from '@groundswell/security';
import { describe, expect, it } from 'vitest';
import { Vault } from './vault.ts';

const cipher = new FieldCipher(new MemorySealingKeys());
const keyed = (key: string) => new Vault(cipher, new FixedDeploymentKey(key));
const vault = keyed('a key of at least thirty-two characters');

describe('the vault', () => {
  it('opens what it sealed, for the same owner and field alone', async () => {
    const sealed = await vault.seal('ada@example.org', 'account-1', 'address');
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(await vault.open(sealed, 'account-1', 'address')).toBe('ada@example.org');
    await expect(vault.open(sealed, 'account-2', 'address')).rejects.toThrow(SealBrokenError);
    await expect(vault.open(sealed, 'account-1', 'authenticator')).rejects.toThrow(SealBrokenError);
  });

  it('digests the same text to the same, differently for each purpose and key, and in every release', async () => {
    const digests = [
      await vault.digest('ada', 'address'),
      await vault.digest('ada', 'subject'),
      await vault.digest('adb', 'address'),
      await keyed('another key of at least 32 characters').digest('ada', 'address'),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(await vault.digest('ada', 'address')).toBe(digests[0]);
    expect(digests[0]).toBe('EA-_z4Gr7hTLpZD4B3w3AuFd4Yu-3UIHtSetMTyGpaY');
  });

  it('tries again after a key that could not be read', async () => {
    class Flaky extends DeploymentKey {
      private asked = 0;

      text(): Promise<string> {
        this.asked += 1;
        return this.asked === 1 ? Promise.reject(new UnavailableError('not now')) : Promise.resolve('k'.repeat(40));
      }
    }
    const flaky = new Vault(cipher, new Flaky());
    await expect(flaky.digest('ada', 'address')).rejects.toThrow(UnavailableError);
    expect(await flaky.digest('ada', 'address')).toHaveLength(43);
  });
});
