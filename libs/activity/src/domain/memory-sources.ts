import type { SourceChange, SourceEntry } from './source-trail.ts';
import type { Source } from './source.ts';
import { Sources } from './sources.ts';

/** Sources in memory. For tests. */
export class MemorySources extends Sources {
  private readonly sources = new Map<string, Source>();
  private readonly trails = new Map<string, SourceEntry[]>();
  private changes = 0;

  constructor(sources: readonly Source[] = []) {
    super();
    for (const source of sources) this.sources.set(source.id, source);
  }

  byWriteKey(writeKey: string): Promise<Source | undefined> {
    return Promise.resolve([...this.sources.values()].find((source) => source.writeKeys.includes(writeKey)));
  }

  byId(id: string): Promise<Source | undefined> {
    return Promise.resolve(this.sources.get(id));
  }

  list(): Promise<readonly Source[]> {
    return Promise.resolve([...this.sources.values()]);
  }

  save(source: Source): Promise<void> {
    this.sources.set(source.id, source);
    return Promise.resolve();
  }

  change(id: string, change: (before: Source | undefined) => SourceChange | undefined): Promise<Source | undefined> {
    const changed = change(this.sources.get(id));
    if (changed === undefined) return Promise.resolve(this.sources.get(id));
    this.sources.set(id, changed.source);
    this.changes += 1;
    if (changed.deed !== undefined) this.trails.set(id, [{ ...changed.deed, number: this.changes }, ...(this.trails.get(id) ?? [])]);
    return Promise.resolve(changed.source);
  }

  entries(id: string, limit: number, before = Infinity): Promise<readonly SourceEntry[]> {
    return Promise.resolve((this.trails.get(id) ?? []).filter(({ number }) => number < before).slice(0, limit));
  }
}
