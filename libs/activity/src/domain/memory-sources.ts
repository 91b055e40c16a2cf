import { Sources, type Source } from './source.ts';

/** Sources in memory. For tests. */
export class MemorySources extends Sources {
  private readonly sources = new Map<string, Source>();

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
}
