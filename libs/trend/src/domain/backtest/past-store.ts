import { type Clock, HOUR } from '@groundswell/kernel';
import { type PartKey, type RankerChange, type RankerRecord, RankStore } from '../ranking/rank-store.ts';

interface Kept {
  readonly bytes: Uint8Array;
  readonly expiresAt: number;
}

/**
 * What one ranker stores while a past runs by, in memory; gone when it expires, as in the table, or months would
 * not fit. Told of each part that is written.
 */
export class PastStore extends RankStore {
  private state: RankerRecord | undefined;
  private readonly parts = new Map<string, Map<string, Kept>>();
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly onWrite: (key: PartKey, bytes: Uint8Array) => void,
  ) {
    super();
  }

  record(): Promise<RankerRecord | undefined> {
    return Promise.resolve(this.state);
  }

  hold(owner: string, _at: number, until: number): Promise<RankerRecord | undefined> {
    this.state = { token: 1, epoch: 0, heads: new Map(), activities: 0, countedActivities: 0, ...this.state, owner, until };
    return Promise.resolve(this.state);
  }

  change(_token: number, change: RankerChange): Promise<void> {
    if (this.state !== undefined) this.state = { ...this.state, ...change };
    return Promise.resolve();
  }

  read(keys: readonly PartKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return Promise.resolve(keys.map(({ group, name }) => this.parts.get(group)?.get(name)?.bytes));
  }

  range(group: string, from: string, to: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const names = [...(this.parts.get(group) ?? [])].filter(([name]) => name >= from && name <= to);
    return Promise.resolve(new Map(names.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, { bytes }]) => [name, bytes])));
  }

  write(key: PartKey, bytes: Uint8Array, _token: number, expiresAt = Number.POSITIVE_INFINITY): Promise<void> {
    const group = this.parts.get(key.group) ?? new Map<string, Kept>();
    // A writer's buffer is its own: what it shares with others must not stay.
    this.parts.set(key.group, group.set(key.name, { bytes: Uint8Array.from(bytes), expiresAt }));
    this.onWrite(key, bytes);
    this.sweep();
    return Promise.resolve();
  }

  /** Drops what has expired, once an hour of the clock. */
  private sweep(): void {
    const now = this.clock.now();
    if (now - this.sweptAt < HOUR) return;
    this.sweptAt = now;
    for (const [name, group] of this.parts) {
      for (const [part, { expiresAt }] of group) if (expiresAt <= now) group.delete(part);
      if (group.size === 0) this.parts.delete(name);
    }
  }
}
