/** A secret of the deployment in the versions that count. */
export interface Secret {
  /** What new things are signed and sealed with. At least 32 characters. */
  readonly current: string;
  /** What was current before the last rotation: still good to check what was made with it. */
  readonly previous?: string;
}

/** Secrets of the deployment by name: `cursors`, `fields`, ... */
export abstract class Secrets {
  /**
   * @param name lower-case letters and hyphens
   * @throws UnavailableError when it can't be read: nothing is made up, and nothing opens
   */
  abstract read(name: string): Promise<Secret>;
}

/** Secrets that are known already. For tests. */
export class MemorySecrets extends Secrets {
  private readonly secrets = new Map<string, Secret>();

  read(name: string): Promise<Secret> {
    let secret = this.secrets.get(name);
    if (secret === undefined) this.secrets.set(name, (secret = { current: `the first secret of this test: ${name}` }));
    return Promise.resolve(secret);
  }

  /** Makes `next` the current version, and the one that was current the previous one. */
  async rotate(name: string, next: string): Promise<void> {
    const { current } = await this.read(name);
    this.secrets.set(name, { current: next, previous: current });
  }
}
