import { type Partition, predecessorOf, WHOLE } from '../partition.ts';
import { type PartKey, type RankerChange, type RankerRecord, RankStore, RETIRED } from './rank-store.ts';

/** What all parts have in common. */
const SHARED = /^K#/;

/** Opens what rankers store under the name of a record. */
export type StoreOf = (record: string) => RankStore;

/** The name of a partition's record; also of the names of what it stores, but for the whole. */
export function recordName({ part, of }: Partition): string {
  return of === 1 ? 'state' : `state#${prefixOf({ part, of })}`;
}

/**
 * What the ranker of one part of the topics stores, beside the others': its own record, and its own
 * minutes, hours, lists and index, each under the name that it has with a single ranker behind the part's
 * own. What the part does not have yet is read from the partition that it was a half of, as it was when
 * that one was retired; so parts double while everything runs, and whoever crashes in between begins again.
 */
export class PartStore extends RankStore {
  private constructor(
    private readonly own: RankStore,
    private readonly prefix: string,
    private readonly older: RankStore,
  ) {
    super();
  }

  /** The store of `partition`; of the whole the one that `storeOf` gives. */
  static open(storeOf: StoreOf, partition: Partition = WHOLE): RankStore {
    const older = predecessorOf(partition);
    const own = storeOf(recordName(partition));
    return older === undefined ? own : new PartStore(own, prefixOf(partition), PartStore.open(storeOf, older));
  }

  record(): Promise<RankerRecord | undefined> {
    return this.own.record();
  }

  async hold(owner: string, at: number, until: number, force = false, begins?: Partial<RankerRecord>): Promise<RankerRecord | undefined> {
    const known = begins === undefined ? await this.own.record() : undefined;
    const inherited = begins ?? (known === undefined ? await this.inherit(at) : undefined);
    return this.own.hold(owner, at, until, force, inherited);
  }

  change(token: number, change: RankerChange): Promise<void> {
    return this.own.change(token, change);
  }

  async read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const found = [...(await this.own.read(keys.map((key) => this.keyOf(key))))];
    const missing = found.flatMap((bytes, index) => (bytes === undefined && !SHARED.test((keys[index] as PartKey).group) ? [index] : []));
    if (missing.length === 0) return found;
    const older = await this.older.read(missing.map((index) => keys[index] as PartKey));
    for (const [place, index] of missing.entries()) found[index] = older[place];
    return found;
  }

  async range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const [older, own] = await Promise.all([
      this.older.range(group, from, to),
      this.own.range(group, this.prefix + from, this.prefix + to),
    ]);
    const found = new Map(older);
    for (const [name, bytes] of own) found.set(name.slice(this.prefix.length), bytes);
    return found;
  }

  write(key: PartKey, bytes: Uint8Array, token: number, expiresAt?: number): Promise<void> {
    return this.own.write(this.keyOf(key), bytes, token, expiresAt);
  }

  /** Retires the ranker before, whose writes are refused from now on, and goes on where its checkpoint stands. */
  private async inherit(at: number): Promise<Partial<RankerRecord> | undefined> {
    const known = await this.older.record();
    if (known === undefined && !(this.older instanceof PartStore)) return undefined;
    const retired = await this.older.hold(RETIRED, at, Number.MAX_SAFE_INTEGER, true);
    if (retired === undefined) return undefined;
    const { owner: _owner, until: _until, token, ...rest } = retired;
    return { ...rest, token: token + 1 };
  }

  private keyOf({ group, name }: PartKey): PartKey {
    return { group, name: SHARED.test(group) ? name : this.prefix + name };
  }
}

function prefixOf({ part, of }: Partition): string {
  return `${of}.${part}.`;
}
