/**
 * A read in four named steps, so that one can see at a glance what is looked up, what is added,
 * what is left out, and how the rest is worded. Only `rules` decides who may see what.
 */
export abstract class Read<Query, Skeleton, Hydrated, Answer> {
  /** What was asked for, as it is stored. */
  protected abstract skeleton(query: Query): Promise<Skeleton>;
  /** What must be known besides: to judge it, and to show it. */
  protected abstract hydrate(skeleton: Skeleton): Promise<Hydrated>;
  /** Leaves out what the caller must not see. */
  protected abstract rules(hydrated: Hydrated): Hydrated;
  /** As the API words it. */
  protected abstract present(allowed: Hydrated): Answer;

  async answer(query: Query): Promise<Answer> {
    const hydrated = await this.hydrate(await this.skeleton(query));
    return this.present(this.rules(hydrated));
  }
}
