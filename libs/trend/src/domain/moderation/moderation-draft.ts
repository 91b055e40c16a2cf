import { ModerationFullError } from './errors.ts';
import { type PartName, partNames } from './moderation-parts.ts';
import {
  actorChunkOf,
  type ModerationContents,
  ModerationState,
  type Review,
  type Sweep,
  topicChunkOf,
  type TopicDecision,
  type WaitingTopic,
} from './moderation-state.ts';

/** Decisions that are kept at most: the ranker holds all of them in memory. */
export const MOST_ACTORS = 100_000;
export const MOST_TOPICS = 20_000;
/** Topics that wait at most; the oldest give way, and come again if they still rise. */
export const MOST_WAITING = 200;
/** Sweeps that are kept at most, those that ended among them. */
export const MOST_SWEEPS = 50;

/** A copy of a state that can be changed, and knows which of its parts were. */
export class ModerationDraft {
  private readonly topics: ReadonlyMap<string, TopicDecision>[];
  private readonly actors: ReadonlyMap<number, number>[];
  private contents: ModerationContents;
  private reviewed: Review | undefined;
  private readonly changed = new Set<PartName>();

  constructor(readonly before: ModerationState) {
    this.contents = before.contents;
    this.topics = [...before.contents.topics];
    this.actors = [...before.contents.actors];
    this.reviewed = before.review;
  }

  /** Number of the entry that the change becomes. */
  get entry(): number {
    return this.before.version + 1;
  }

  /** Parts that differ from `before`. */
  get touched(): ReadonlySet<PartName> {
    return this.changed;
  }

  get review(): Review | undefined {
    return this.reviewed;
  }

  set review(review: Review | undefined) {
    this.reviewed = review;
  }

  /** @param decision undefined takes it back */
  decide(topic: string, decision: TopicDecision['decision'] | undefined): void {
    const index = topicChunkOf(topic);
    const chunk = new Map(this.topics[index]);
    if (decision === undefined) chunk.delete(topic);
    else chunk.set(topic, { decision, entry: this.entry });
    this.topics[index] = chunk;
    if (this.topics.reduce((sum, { size }) => sum + size, 0) > MOST_TOPICS)
      throw new ModerationFullError(`At most ${MOST_TOPICS} topics can be decided on`);
    this.touch(partNames.topics(index));
  }

  /** @param entry the one that says who, when and why */
  ban(actor: number, entry = this.entry): void {
    this.chunkOf(actor).set(actor, entry);
    if (this.roomForBans < 0) throw new ModerationFullError(`At most ${MOST_ACTORS} actors can be banned`);
  }

  /** Actors that can still be banned. */
  get roomForBans(): number {
    return MOST_ACTORS - this.actors.reduce((sum, { size }) => sum + size, 0);
  }

  liftBan(actor: number): void {
    this.chunkOf(actor).delete(actor);
  }

  get sweeps(): readonly Sweep[] {
    return this.contents.sweeps;
  }

  set sweeps(sweeps: readonly Sweep[]) {
    this.contents = { ...this.contents, sweeps };
    this.touch(partNames.sweeps);
  }

  get queue(): readonly WaitingTopic[] {
    return this.contents.queue;
  }

  set queue(queue: readonly WaitingTopic[]) {
    this.contents = { ...this.contents, queue: queue.slice(-MOST_WAITING) };
    this.touch(partNames.queue);
  }

  set known(known: ReadonlySet<string>) {
    this.contents = { ...this.contents, known };
    this.touch(partNames.known);
  }

  /** The state that it came to. */
  finish(): ModerationState {
    return new ModerationState(this.entry, this.reviewed, { ...this.contents, topics: this.topics, actors: this.actors });
  }

  /** The chunk of `actor`, copied the first time that it is changed. */
  private chunkOf(actor: number): Map<number, number> {
    const index = actorChunkOf(actor);
    const name = partNames.actors(index);
    if (!this.changed.has(name)) this.actors[index] = new Map(this.actors[index]);
    this.touch(name);
    return this.actors[index] as Map<number, number>;
  }

  private touch(name: PartName): void {
    this.changed.add(name);
  }
}
