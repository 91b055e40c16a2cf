/** One object, as a list names it. */
export interface ArchivedObject {
  readonly key: string;
  /** When it was written last, epoch milliseconds of the store. */
  readonly writtenAt: number;
}

/** Where landed objects are kept, for ever: S3 in the cloud and locally. */
export abstract class Archive {
  /** Durable when it resolves; replaces what stands there. */
  abstract put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where there is none. */
  abstract read(key: string): Promise<Uint8Array | undefined>;
  /** Objects below a prefix in the order of their keys, after `after` where it is given. */
  abstract list(prefix: string, after?: string): AsyncIterable<ArchivedObject>;
  /** Nothing where there is none. */
  abstract remove(key: string): Promise<void>;
}

/** An archive in memory. For tests. */
export class MemoryArchive extends Archive {
  readonly objects = new Map<string, Uint8Array>();
  /** Thrown by the next write, once. */
  failure: Error | undefined;

  put(key: string, bytes: Uint8Array): Promise<void> {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure);
    this.objects.set(key, bytes);
    return Promise.resolve();
  }

  read(key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.objects.get(key));
  }

  async *list(prefix: string, after = ''): AsyncIterable<ArchivedObject> {
    for (const key of [...this.objects.keys()].sort()) if (key.startsWith(prefix) && key > after) yield { key, writtenAt: 0 };
  }

  remove(key: string): Promise<void> {
    this.objects.delete(key);
    return Promise.resolve();
  }
}
