import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Secret, Secrets } from './secrets.ts';

/**
 * Secrets of a laptop: a file each that only its owner may read, `NAME.json`, made at random when it is first
 * asked for. There is no default, and of many processes that ask at once all get the same.
 */
export class FileSecrets extends Secrets {
  /** @param folder is made if it is not there, readable by its owner alone */
  constructor(private readonly folder: string) {
    super();
  }

  async read(name: string): Promise<Secret> {
    return (await this.kept(name)) ?? this.make(name);
  }

  /** Makes a new current version; the one that was current is the previous one. */
  async rotate(name: string): Promise<void> {
    const { current: previous } = await this.read(name);
    const draft = await this.draft(name, { current: newSecret(), previous });
    await rename(draft, this.path(name));
  }

  private async kept(name: string): Promise<Secret | undefined> {
    try {
      const { current, previous } = JSON.parse(await readFile(this.path(name), 'utf8')) as Partial<Secret>;
      if (typeof current !== 'string') throw new Error(`${name}.json holds no secret`);
      return typeof previous === 'string' ? { current, previous } : { current };
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  /** A link is made whole or not at all, and by one process only: the others read what that one made. */
  private async make(name: string): Promise<Secret> {
    const draft = await this.draft(name, { current: newSecret() });
    try {
      await link(draft, this.path(name));
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    } finally {
      await rm(draft, { force: true });
    }
    const secret = await this.kept(name);
    if (secret === undefined) throw new Error(`${name}.json is gone`);
    return secret;
  }

  private async draft(name: string, secret: Secret): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${this.path(name)}.${randomBytes(8).toString('hex')}.draft`;
    await writeFile(draft, `${JSON.stringify(secret)}\n`, { mode: 0o600, flag: 'wx' });
    // A loose umask must not widen it.
    await chmod(draft, 0o600);
    return draft;
  }

  private path(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
