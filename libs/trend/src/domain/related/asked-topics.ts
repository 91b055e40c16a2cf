import { type ActorSample, sampleOf, type TopicWindow } from './actor-sample.ts';

const FREE = -1;
const SMALLEST = 64;

/** A topic whose related topics are asked for. */
export interface AskedTopic {
  readonly topic: string;
  readonly sample: ActorSample;
}

/** The people of the topics that are asked for, each with what they use of them: a table of flat columns, mostly free. */
export class AskedTopics {
  readonly topics: readonly AskedTopic[];
  private readonly keys: Float64Array;
  private readonly mask: number;
  /** By place: the numbers of the topics. */
  private readonly users: number[][] = [];

  constructor(windows: readonly TopicWindow[]) {
    this.topics = windows.map(({ topic, sets }) => ({ topic, sample: sampleOf(sets) }));
    const most = this.topics.reduce((sum, { sample }) => sum + sample.hashes.length, 0);
    const size = Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(4 * most + 1)));
    this.keys = new Float64Array(size).fill(FREE);
    this.mask = size - 1;
    for (const [number, { sample }] of this.topics.entries()) for (const hash of sample.hashes) this.use(hash, number);
  }

  /** Where an actor stands; -1: none of the topics has it in its sample. */
  find(hash: number): number {
    const place = this.placeOf(hash);
    return this.keys[place] === FREE ? -1 : place;
  }

  /** The numbers of the topics that the actor at `place` uses. */
  usedAt(place: number): readonly number[] {
    return this.users[place] as number[];
  }

  /** Places there are. */
  get size(): number {
    return this.keys.length;
  }

  private use(hash: number, number: number): void {
    const place = this.placeOf(hash);
    if (this.keys[place] === FREE) this.users[place] = [];
    this.keys[place] = hash;
    (this.users[place] as number[]).push(number);
  }

  private placeOf(hash: number): number {
    const { keys, mask } = this;
    let place = (hash >>> 0) & mask;
    for (let found = keys[place]; found !== FREE && found !== hash; found = keys[place]) place = (place + 1) & mask;
    return place;
  }
}
