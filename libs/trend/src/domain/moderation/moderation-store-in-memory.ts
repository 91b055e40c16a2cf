import type { ModerationEntry } from './moderation-entry.ts';
import type { PartName } from './moderation-parts.ts';
import { type EntryPage, type ModerationCommit, type ModerationHead, ModerationStore } from './moderation-store.ts';

/** Keeps decisions in this process. For tests and for trying things out. */
export class InMemoryModerationStore extends ModerationStore {
  private current: ModerationHead | undefined;
  private readonly bodies = new Map<PartName, Uint8Array>();
  private readonly trail: ModerationEntry[] = [];
  /** Parts read so far, in order. */
  readonly read: PartName[] = [];

  async head(): Promise<ModerationHead | undefined> {
    return this.current;
  }

  async parts(names: readonly PartName[]): Promise<ReadonlyMap<PartName, Uint8Array>> {
    this.read.push(...names);
    return new Map([...this.bodies].filter(([name]) => names.includes(name)));
  }

  async commit({ head, parts, entry }: ModerationCommit): Promise<boolean> {
    if ((this.current?.version ?? 0) !== entry.number - 1) return false;
    this.current = structuredClone(head);
    for (const [name, bytes] of parts) this.bodies.set(name, Uint8Array.from(bytes));
    this.trail.push(structuredClone(entry));
    return true;
  }

  async entries({ before = Number.POSITIVE_INFINITY, limit }: EntryPage): Promise<readonly ModerationEntry[]> {
    return this.trail
      .filter(({ number }) => number < before)
      .toReversed()
      .slice(0, limit);
  }

  async entriesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, ModerationEntry>> {
    return new Map(this.trail.filter(({ number }) => numbers.includes(number)).map((entry) => [entry.number, entry]));
  }
}
