import { KeyedDigest, KeyedHash } from '@groundswell/security';

/**
 * What people with an account are called in activities that they post themselves. Without the deployment key
 * nobody can tell whose name it is, nor which activities are of one person.
 */
export class PersonActors {
  private readonly actors: KeyedDigest;
  private readonly ids: KeyedDigest;
  private readonly hash: KeyedHash;

  /** @param key the deployment key: names must stay the same for as long as actors are counted */
  constructor(key: string) {
    this.actors = new KeyedDigest(key, 'actors of people');
    this.ids = new KeyedDigest(key, 'activities of people');
    this.hash = new KeyedHash(key, 'actor');
  }

  /** The actor of a person's own activities. @param person id of the account */
  actorOf(person: string): string {
    return `person:${this.actors.of(person)}`;
  }

  /** The keyed hash of that actor, by which it is counted and erased. */
  hashOf(person: string): number {
    return this.hash.hash48(this.actorOf(person));
  }

  /** The id under which a person's activity is counted: ids of two people never meet, whatever they choose. */
  idOf(person: string, id: string): string {
    return this.ids.of(JSON.stringify([person, id]));
  }
}
