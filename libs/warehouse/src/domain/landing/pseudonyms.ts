import { PersonActors } from '@groundswell/feed';
import { KeyedDigest } from '@groundswell/security';
import { KeyedActivityHashes } from '@groundswell/trend';

const HASH_DIGITS = 12;

/** Who is called what in the warehouse. Without the deployment key nobody can tell whose name it is. */
export class Pseudonyms {
  private readonly hashes: KeyedActivityHashes;
  private readonly people: PersonActors;
  private readonly things: KeyedDigest;

  /** @param key the deployment key: actors have the numbers that counting gives them */
  constructor(key: string) {
    this.hashes = new KeyedActivityHashes(key);
    this.people = new PersonActors(key);
    this.things = new KeyedDigest(key, 'things in the warehouse');
  }

  /** The number of an actor, as senders call them. */
  actor(actor: string): number {
    return this.hashes.actor(actor);
  }

  /** The number of a person with an account: that of the actor they post as. @param account its id */
  account(account: string): number {
    return this.hashes.actor(this.people.actorOf(account));
  }

  /** A session, a delivery: tells two apart, and leads nowhere. */
  thing(id: string): string {
    return this.things.of(id);
  }
}

/** A number as columns have it. */
export function hashCell(hash: number): string {
  return hash.toString(16).padStart(HASH_DIGITS, '0');
}
