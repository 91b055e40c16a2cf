import { MalformedBytesError } from '../delta-bytes.ts';
import { type PartKey, type RankerChange, type RankerRecord, RankStore } from './rank-store.ts';

/** A stored part that cannot be read: damaged, or of a version that this code does not know. */
export interface UnreadablePart extends PartKey {
  /** Why, for a person. */
  readonly reason: string;
  /** What of its bytes there is. */
  readonly data: Uint8Array;
}

/** Keeps what cannot be read, before it is taken for missing. */
export type PassOverPart = (part: UnreadablePart) => Promise<void>;

/**
 * A store for who must go on whatever was stored: a part that cannot be read is kept, and then counts
 * as missing. Minutes or hours of it are lost; a ranker that stopped would lose all that come after.
 */
export class CheckedStore extends RankStore {
  /** @param passOver absent: a part that cannot be read throws */
  constructor(
    private readonly inner: RankStore,
    private readonly passOver?: PassOverPart,
  ) {
    super();
  }

  /**
   * The parts of `keys`, decoded, undefined where there is none that can be read; in their order.
   * @throws MalformedBytesError at one that cannot be read, where nobody keeps it
   */
  async decoded<Part>(
    keys: readonly PartKey[],
    decode: (bytes: Uint8Array, index: number) => Part,
  ): Promise<readonly (Part | undefined)[]> {
    const found = await this.inner.read(keys);
    const parts: (Part | undefined)[] = [];
    for (const [index, key] of keys.entries()) {
      const bytes = found[index];
      parts.push(bytes && (await this.readable(key, bytes, (body) => decode(body, index))));
    }
    return parts;
  }

  /** As `range`, decoded, without those that cannot be read. @throws as `decoded` */
  async decodedRange<Part>(
    group: string,
    from: string,
    to: string,
    decode: (bytes: Uint8Array) => Part,
  ): Promise<ReadonlyMap<string, Part>> {
    const parts = new Map<string, Part>();
    for (const [name, bytes] of await this.inner.range(group, from, to)) {
      const part = await this.readable({ group, name }, bytes, decode);
      if (part !== undefined) parts.set(name, part);
    }
    return parts;
  }

  record(): Promise<RankerRecord | undefined> {
    return this.inner.record();
  }

  hold(owner: string, at: number, until: number, force?: boolean): Promise<RankerRecord | undefined> {
    return this.inner.hold(owner, at, until, force);
  }

  change(token: number, change: RankerChange): Promise<void> {
    return this.inner.change(token, change);
  }

  read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.inner.read(keys);
  }

  range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.inner.range(group, from, to);
  }

  write(key: PartKey, bytes: Uint8Array, token: number, expiresAt?: number): Promise<void> {
    return this.inner.write(key, bytes, token, expiresAt);
  }

  private async readable<Part>(key: PartKey, data: Uint8Array, decode: (bytes: Uint8Array) => Part): Promise<Part | undefined> {
    try {
      return decode(data);
    } catch (error) {
      if (!(error instanceof MalformedBytesError) || this.passOver === undefined) throw error;
      await this.passOver({ ...key, reason: error.message, data });
      return undefined;
    }
  }
}
