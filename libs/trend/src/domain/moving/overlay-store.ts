import { type PartKey, type RankerChange, type RankerRecord, RankStore } from '../ranking/rank-store.ts';

/** A store over another one: what is written stays here, the other one is only read. One writer. */
export class OverlayStore extends RankStore {
  private readonly written = new Map<string, Map<string, Uint8Array>>();

  constructor(private readonly below: RankStore) {
    super();
  }

  record(): Promise<RankerRecord | undefined> {
    return this.below.record();
  }

  /** Nobody else writes here. */
  hold(): Promise<RankerRecord | undefined> {
    return this.below.record();
  }

  change(_token: number, _change: RankerChange): Promise<void> {
    return Promise.resolve();
  }

  async read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const found = await this.below.read(keys);
    return keys.map(({ group, name }, index) => this.written.get(group)?.get(name) ?? found[index]);
  }

  async range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const own = [...(this.written.get(group) ?? [])].filter(([name]) => name >= from && name <= to);
    const all = new Map([...(await this.below.range(group, from, to)), ...own]);
    return new Map([...all].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  write({ group, name }: PartKey, bytes: Uint8Array): Promise<void> {
    const parts = this.written.get(group) ?? new Map<string, Uint8Array>();
    this.written.set(group, parts.set(name, Uint8Array.from(bytes)));
    return Promise.resolve();
  }
}
