import { expect, it } from 'vitest';
import { DerivedSecrets, FixedDeploymentKey } from '../index.ts';

const secretsOf = (key: string) => new DerivedSecrets(new FixedDeploymentKey(key));

it('derives the same secret for a name from the same key, and unrelated ones otherwise', async () => {
  const [key, other] = ['a key of at least thirty-two characters', 'another key of more than thirty-two characters'];
  const { current } = await secretsOf(key).read('cursors');
  expect(current).toMatch(/^[\w-]{43}$/);
  expect(await secretsOf(key).read('cursors')).toEqual({ current });
  const others = [await secretsOf(key).read('webhooks'), await secretsOf(other).read('cursors')];
  expect(others.map((secret) => secret.current)).not.toContain(current);
});
