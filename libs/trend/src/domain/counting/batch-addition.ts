import { NONE } from './activity-columns.ts';
import type { ShardAges } from './actor-ages.ts';
import { ActorNumbers } from './actor-numbers.ts';
import { BatchCells } from './batch-cells.ts';
import { BatchLabels } from './batch-labels.ts';
import type { ReadBatch } from './read-batch.ts';

/**
 * Adds up the activities of a batch that are to be counted. It comes to what `BatchCounts` comes to, in
 * numbers instead of strings and sets.
 */
export class BatchAddition {
  readonly cells: BatchCells;
  readonly actors: ActorNumbers;
  readonly labels: BatchLabels;
  /** By the actor's number: the hour of the first sight, and the network; 0 where unknown. */
  readonly since: Int32Array;
  readonly networks: Uint16Array;

  /** @param most activities that will be added */
  constructor(
    readonly batch: ReadBatch,
    private readonly ages: Pick<ShardAges, 'sinceOf'>,
    most: number,
  ) {
    const { activities, strings } = batch;
    this.cells = new BatchCells(most, activities.topicStarts[activities.count] as number);
    this.actors = new ActorNumbers(most);
    this.labels = new BatchLabels(strings.size);
    this.since = new Int32Array(most);
    this.networks = new Uint16Array(most);
  }

  add(activity: number): void {
    const { activities } = this.batch;
    const actor = this.addActor(activity);
    const slice = activities.slices[activity] as number;
    const run = this.cells.addActivity(slice, activities.times[activity] as number, activities.late[activity] as number, actor);
    const end = activities.topicStarts[activity + 1] as number;
    for (let at = activities.topicStarts[activity] as number; at < end; at += 1) {
      const topic = activities.topics[at] as number;
      this.cells.addTopic(run, topic, actor);
      const label = activities.labels[at] as number;
      if (label !== NONE) this.labels.add(topic, label);
    }
  }

  private addActor(activity: number): number {
    const { activities } = this.batch;
    const hash = activities.actors[activity] as number;
    const actor = this.actors.intern(hash);
    const hour = this.firstSight(activity, hash);
    const known = this.since[actor] as number;
    if (hour !== 0 && (known === 0 || hour < known)) this.since[actor] = hour;
    const network = activities.networks[activity] as number;
    if (network !== 0) this.networks[actor] = network;
    return actor;
  }

  private firstSight(activity: number, hash: number): number {
    const { accountHours, sights } = this.batch.activities;
    const account = accountHours[activity] as number;
    return account === NONE ? this.ages.sinceOf(hash, sights[activity] as number) : account;
  }
}
