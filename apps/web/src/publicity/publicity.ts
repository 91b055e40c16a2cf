import { Injectable } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { type IndexedTopic, type ScopeSummary, TrendReads } from '@groundswell/trend';

/** Topics looked up at most to show one answer. One that was not looked up is not shown. */
const MOST_LOOK_UPS = 60;

/**
 * Who may be shown: topics and scopes that enough people use, and activities of kinds declared
 * public. Everything that leaves by a public route passes one of these questions; what is unknown
 * is not public.
 */
@Injectable()
export class Publicity {
  /** Distinct actors in 24 hours below which nothing is shown. */
  readonly minimumActors: number;
  private readonly kinds: ReadonlySet<string>;

  constructor(
    settings: Settings,
    private readonly reads: TrendReads,
  ) {
    this.minimumActors = settings.get('GROUNDSWELL_MIN_ACTORS');
    this.kinds = new Set(settings.get('GROUNDSWELL_PUBLIC_KINDS'));
  }

  /** Whether everybody may see a topic or scope that so many people used in 24 hours. */
  allows(used: { readonly actorsPerDay: number }): boolean {
    return used.actorsPerDay >= this.minimumActors;
  }

  allowsKind(kind: string): boolean {
    return this.kinds.has(kind);
  }

  /** A list of a scope that too few people use must look like that of one that nobody uses. */
  async allowsScope(scope: Scope): Promise<boolean> {
    if (scope === EVERYWHERE) return true;
    return (await this.scopes()).some((summary) => summary.scope === scope);
  }

  /** The scopes that may be shown. */
  async scopes(): Promise<readonly ScopeSummary[]> {
    return (await this.reads.scopes()).filter((scope) => this.allows(scope));
  }

  /** Those of `names` that everybody may see, by name. The first ones are looked up, as many as one answer is worth. */
  async publicTopics(names: Iterable<string>): Promise<ReadonlyMap<string, IndexedTopic>> {
    const asked = [...new Set(names)].slice(0, MOST_LOOK_UPS);
    const found = await Promise.all(asked.map((name) => this.reads.topic(name)));
    return new Map(found.flatMap((topic) => (topic !== undefined && this.allows(topic) ? [[topic.topic, topic] as const] : [])));
  }
}
