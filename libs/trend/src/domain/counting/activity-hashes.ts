import { ByteMemory, type HashOfBytes, KeyedHash } from '@groundswell/security';

/** Keyed hashes of what must not be stored as it is. 48 bits. */
export interface ActivityHashes {
  /** The same actor is one across sources: a shop's site and its app share their accounts. */
  actor(actor: string): number;
  /** Of an activity's identity. */
  id(source: string, id: string): number;
  /** The same of bytes; absent: lines are read one by one as JSON, at several times the cost. */
  readonly bytes?: ByteHashes;
}

/** Hashes of bytes that lie in `memory`: what a text's are, its UTF-8 has. */
export interface ByteHashes {
  readonly memory: ByteMemory;
  readonly actor: HashOfBytes;
  /** Of a source, a NUL and an id, one after the other. */
  readonly id: HashOfBytes;
  /** Of topics and labels, to tell them apart; kept nowhere. */
  readonly text: HashOfBytes;
}

/** Hashes with a key of the deployment: without it nobody can tell whose hash it is. */
export class KeyedActivityHashes implements ActivityHashes {
  readonly bytes: ByteHashes;
  private readonly actors: KeyedHash;
  private readonly ids: KeyedHash;

  /** @param key any text, kept secret */
  constructor(key: string) {
    this.actors = new KeyedHash(key, 'actor');
    this.ids = new KeyedHash(key, 'id');
    const memory = new ByteMemory();
    const texts = new KeyedHash(key, 'text');
    this.bytes = { memory, actor: this.actors.over(memory), id: this.ids.over(memory), text: texts.over(memory) };
  }

  actor(actor: string): number {
    return this.actors.hash48(actor);
  }

  id(source: string, id: string): number {
    return this.ids.hash48Pair(source, id);
  }
}
