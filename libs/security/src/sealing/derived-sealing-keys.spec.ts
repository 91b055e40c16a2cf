import { expect, it } from 'vitest';
import { DerivedSealingKeys, FieldCipher, FixedDeploymentKey, SealBrokenError } from '../index.ts';

const PLACE = { table: 'identity', key: 'AGAIN#1', field: 'answer' };
const cipherOf = (key: string, purpose: string) => new FieldCipher(new DerivedSealingKeys(new FixedDeploymentKey(key), purpose));

it('opens what any instance sealed under the same key for the same purpose, and nothing else', async () => {
  const [key, other] = ['a key of at least thirty-two characters', 'another key of more than thirty-two characters'];
  const sealed = await cipherOf(key, 'answers').seal('planted', PLACE);
  expect(await cipherOf(key, 'answers').open(sealed, PLACE)).toBe('planted');
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('planted');
  for (const wrong of [cipherOf(other, 'answers'), cipherOf(key, 'addresses')]) {
    await expect(wrong.open(sealed, PLACE)).rejects.toBeInstanceOf(SealBrokenError);
  }
  await expect(new DerivedSealingKeys(new FixedDeploymentKey(key), 'answers').byNumber(2)).rejects.toBeInstanceOf(SealBrokenError);
});
