import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileSecrets } from '../index.ts';

function folder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'groundswell-secrets-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  return join(parent, 'secrets');
}

describe('secrets in files', () => {
  it('20: are random, made at first use, and kept', async () => {
    const [one, other] = [folder(), folder()];
    const secret = await new FileSecrets(one).read('cursors');
    expect(secret.current).toMatch(/^[\w-]{43}$/);
    expect(await new FileSecrets(one).read('cursors')).toEqual(secret);
    expect(await new FileSecrets(other).read('cursors')).not.toEqual(secret);
    expect(await new FileSecrets(one).read('index')).not.toEqual(secret);
  });

  it('are for the eyes of their owner alone', async () => {
    const path = folder();
    await new FileSecrets(path).read('cursors');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, 'cursors.json')).mode & 0o777).toBe(0o600);
  });

  it('are the same for all that ask at once, and leave nothing else behind', async () => {
    const path = folder();
    const read = await Promise.all(Array.from({ length: 40 }, () => new FileSecrets(path).read('cursors')));
    expect(new Set(read.map(({ current }) => current)).size).toBe(1);
    expect(readdirSync(path)).toEqual(['cursors.json']);
  });

  it('rotate, and remember the one before', async () => {
    const secrets = new FileSecrets(folder());
    const { current: first } = await secrets.read('cursors');
    await secrets.rotate('cursors');
    const second = await secrets.read('cursors');
    expect([second.previous, second.current === first]).toEqual([first, false]);
  });

  it('are never replaced because they can’t be read', async () => {
    const path = folder();
    const secrets = new FileSecrets(path);
    await secrets.read('cursors');
    for (const broken of ['', '{}', '{"current":1}']) {
      writeFileSync(join(path, 'cursors.json'), broken);
      await expect(secrets.read('cursors')).rejects.toThrow(/JSON|holds no secret/);
    }
  });
});
