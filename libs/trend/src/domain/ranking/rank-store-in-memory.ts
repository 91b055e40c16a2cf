import { LeaseLostError, type PartKey, type RankerChange, type RankerRecord, RankStore } from './rank-store.ts';

/** Keeps everything in this process. For tests and for trying things out. */
export class InMemoryRankStore extends RankStore {
  private state: RankerRecord | undefined;
  /** Keys written so far, in order. */
  readonly written: string[];
  private readonly parts: Map<string, Map<string, { readonly bytes: Uint8Array; readonly token: number }>>;
  private readonly records = new Map<string, InMemoryRankStore>([['state', this]]);

  /** @param beside the store whose parts it shares, under a record of its own */
  constructor(beside?: InMemoryRankStore) {
    super();
    this.parts = beside?.parts ?? new Map();
    this.written = beside?.written ?? [];
  }

  /** The same parts under another record. */
  named(record: string): InMemoryRankStore {
    let store = this.records.get(record);
    if (store === undefined) this.records.set(record, (store = new InMemoryRankStore(this)));
    return store;
  }

  async record(): Promise<RankerRecord | undefined> {
    return this.state;
  }

  async hold(
    owner: string,
    at: number,
    until: number,
    force = false,
    begins: Partial<RankerRecord> = {},
  ): Promise<RankerRecord | undefined> {
    const { state } = this;
    if (state === undefined) {
      this.state = { token: 1, epoch: 0, heads: new Map(), activities: 0, countedActivities: 0, ...begins, owner, until };
    } else {
      if (state.owner !== owner && state.until > at && !force) return undefined;
      this.state = { ...state, owner, until, token: state.owner === owner ? state.token : state.token + 1 };
    }
    return this.state;
  }

  async change(token: number, change: RankerChange): Promise<void> {
    if (this.state?.token !== token) throw new LeaseLostError('another ranker took the lease');
    this.state = { ...this.state, ...change };
    this.written.push('record');
  }

  async read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return keys.map(({ group, name }) => this.parts.get(group)?.get(name)?.bytes);
  }

  async range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const names = [...(this.parts.get(group) ?? [])].filter(([name]) => name >= from && name <= to);
    return new Map(names.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, { bytes }]) => [name, bytes]));
  }

  async write({ group, name }: PartKey, bytes: Uint8Array, token: number): Promise<void> {
    const parts = this.parts.get(group) ?? new Map<string, { bytes: Uint8Array; token: number }>();
    if ((parts.get(name)?.token ?? 0) > token) throw new LeaseLostError(`a later ranker wrote ${group} ${name}`);
    this.parts.set(group, parts.set(name, { bytes: Uint8Array.from(bytes), token }));
    this.written.push(`${group} ${name}`);
  }
}
