import type { KeptTopic, TopicCollection } from '../api/kept.ts';

/** How kept topics are read and changed; the API's, or a test's. */
export interface KeptTopicsWorld {
  read(collection: TopicCollection): Promise<readonly KeptTopic[]>;
  keep(collection: TopicCollection, topic: string): Promise<KeptTopic>;
  drop(collection: TopicCollection, topic: string): Promise<unknown>;
}

export type KeptTopicsState =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'known'; readonly topics: ReadonlyMap<string, KeptTopic> };

/** The topics that somebody follows or mutes, known once for every button of the page. */
export class KeptTopics {
  private current: KeptTopicsState = { phase: 'unknown' };
  private reading: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly collection: TopicCollection,
    private readonly world: KeptTopicsWorld,
  ) {}

  get state(): KeptTopicsState {
    return this.current;
  }

  /** @returns how to stop listening */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  has(topic: string): boolean {
    return this.current.phase === 'known' && this.current.topics.has(topic);
  }

  /** Reads them unless they are known or being read. */
  load(): Promise<void> {
    if (this.current.phase === 'known') return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** @throws ApiError when the server does not take it; then nothing has changed */
  async keep(topic: string): Promise<void> {
    const kept = await this.world.keep(this.collection, topic);
    this.change((topics) => topics.set(kept.topic, kept));
  }

  /** @throws ApiError when the server does not take it; then nothing has changed */
  async drop(topic: string): Promise<void> {
    await this.world.drop(this.collection, topic);
    this.change((topics) => topics.delete(topic));
  }

  /** Somebody else may sign in next. */
  forget(): void {
    this.become({ phase: 'unknown' });
  }

  private async read(): Promise<void> {
    try {
      const topics = await this.world.read(this.collection);
      this.become({ phase: 'known', topics: new Map(topics.map((kept) => [kept.topic, kept])) });
    } catch (error) {
      this.become({ phase: 'failed', error });
    }
  }

  private change(edit: (topics: Map<string, KeptTopic>) => unknown): void {
    if (this.current.phase !== 'known') return;
    const topics = new Map(this.current.topics);
    edit(topics);
    this.become({ phase: 'known', topics });
  }

  private become(state: KeptTopicsState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
