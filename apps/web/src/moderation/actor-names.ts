import { networkOf } from '@groundswell/activity';
import { InvalidInputError } from '@groundswell/kernel';
import { type DeploymentKey, KeyedHash } from '@groundswell/security';
import { networkHash } from '@groundswell/trend';
import type { ActorsInput } from './moderation.schema.ts';

const DIGITS = 12;

/** Turns what operators call actors and networks into the hashes by which the engine knows them. Keeps neither. */
export class ActorNames {
  private hashes: Promise<{ readonly actors: KeyedHash; readonly networks: KeyedHash }> | undefined;

  constructor(private readonly key: DeploymentKey) {}

  /** @throws UnavailableError when the key of the deployment cannot be read */
  async hashesOf(named: ActorsInput['actors']): Promise<readonly number[]> {
    const { actors } = await this.keyed();
    return named.map((name) => ('hash' in name ? hashOfText(name.hash) : actors.hash48(name.id)));
  }

  /**
   * What counting keeps of the network of `address`.
   * @throws InvalidInputError when it is no IP address
   */
  async networkOf(address: string): Promise<number> {
    const network = networkOf(address);
    if (network === undefined) throw new InvalidInputError('network must be an IP address', { field: 'network' });
    const { networks } = await this.keyed();
    return networkHash(textOfHash(networks.hash48(network)));
  }

  /** The key is read when it is first needed: most requests name nobody. */
  private keyed(): Promise<{ readonly actors: KeyedHash; readonly networks: KeyedHash }> {
    if (this.hashes === undefined) {
      const asked = this.key.text().then((key) => ({ actors: new KeyedHash(key, 'actor'), networks: new KeyedHash(key, 'network') }));
      this.hashes = asked;
      asked.catch(() => (this.hashes = undefined));
    }
    return this.hashes;
  }
}

export function textOfHash(hash: number): string {
  return hash.toString(16).padStart(DIGITS, '0');
}

export function hashOfText(text: string): number {
  return Number.parseInt(text, 16);
}
