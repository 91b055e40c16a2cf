/**
 * The secret of a deployment that actors, ids and networks are hashed with. It never changes: counts
 * would begin anew. Read it once at start: `new KeyedHash(await deploymentKey.text(), purpose)`.
 */
export abstract class DeploymentKey {
  /**
   * At least 32 characters.
   * @throws UnavailableError when it can't be read: nothing is hashed with a key that is made up
   */
  abstract text(): Promise<string>;
}

/** A key that is known already: from a setting, or in tests. */
export class FixedDeploymentKey extends DeploymentKey {
  constructor(private readonly key: string) {
    super();
  }

  text(): Promise<string> {
    return Promise.resolve(this.key);
  }
}
