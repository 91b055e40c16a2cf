import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { ModerationBook } from '../moderation/moderation-book.ts';
import type { IndexedTopic, ScopeSummary, TrendReads } from '../trend-list.ts';
import { PublicRules } from './public-rules.ts';

/** Topics looked up at most to show one answer. One that was not looked up is not shown. */
const MOST_LOOK_UPS = 60;

/** What a deployment shows to everybody. */
export interface ShownToAll {
  /** Distinct actors in 24 hours below which nothing is shown. */
  readonly minimumActors: number;
  /** Kinds of activity that may be shown. */
  readonly kinds: readonly string[];
}

/** Looks up who may be shown. Everything that leaves by a public route, or goes to a person, passes its rules. */
export class Publicity {
  /** Distinct actors in 24 hours below which nothing is shown. */
  readonly minimumActors: number;
  private readonly kinds: ReadonlySet<string>;

  constructor(
    shown: ShownToAll,
    private readonly reads: TrendReads,
    private readonly book: ModerationBook,
  ) {
    this.minimumActors = shown.minimumActors;
    this.kinds = new Set(shown.kinds);
  }

  /** The rules of now: what operators decided more than a second ago is among them. */
  async rules(): Promise<PublicRules> {
    const decided = await this.book.recent();
    return new PublicRules(
      this.minimumActors,
      this.kinds,
      (topic) => decided.denied(topic),
      (topic) => decided.isWaiting(topic),
    );
  }

  /** A list of a scope that too few people use must look like that of one that nobody uses. */
  async allowsScope(scope: Scope): Promise<boolean> {
    if (scope === EVERYWHERE) return true;
    return (await this.scopes()).some((summary) => summary.scope === scope);
  }

  /** The scopes that may be shown. */
  async scopes(): Promise<readonly ScopeSummary[]> {
    return (await this.reads.scopes()).filter(({ actorsPerDay }) => actorsPerDay >= this.minimumActors);
  }

  /** Those of `names` that everybody may see, by name. The first ones are looked up, as many as one answer is worth. */
  async publicTopics(names: Iterable<string>): Promise<ReadonlyMap<string, IndexedTopic>> {
    const asked = [...new Set(names)].slice(0, MOST_LOOK_UPS);
    const rules = await this.rules();
    const found = await Promise.all(asked.map((name) => this.reads.topic(name)));
    return new Map(found.flatMap((topic) => (topic !== undefined && rules.allows(topic) ? [[topic.topic, topic] as const] : [])));
  }
}
