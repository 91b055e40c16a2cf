/**
 * Who may be shown, at one moment: topics and scopes that enough people use and that nobody denied,
 * and activities of kinds declared public. What is unknown is not public.
 */
export class PublicRules {
  /**
   * @param minimumActors distinct actors in 24 hours below which nothing is shown
   * @param kinds kinds of activity that may be shown
   * @param denied topics that an operator denied: they look like topics that nobody used
   */
  constructor(
    private readonly minimumActors: number,
    private readonly kinds: ReadonlySet<string>,
    readonly denied: (topic: string) => boolean,
    /** Whether it waits for an operator: it is used, but was never shown as a trend. */
    readonly waits: (topic: string) => boolean,
  ) {}

  /** Whether everybody may see a topic. */
  allows(topic: { readonly topic: string; readonly actorsPerDay: number }): boolean {
    return this.enough(topic.actorsPerDay) && !this.denied(topic.topic);
  }

  /** Whether so many distinct actors are enough for what they did to be shown. */
  enough(actors: number): boolean {
    return actors >= this.minimumActors;
  }

  allowsKind(kind: string): boolean {
    return this.kinds.has(kind);
  }
}
