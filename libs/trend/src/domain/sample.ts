/** A recent activity of a topic, without who did it: what a topic's page shows. Only of public kinds. */
export interface Sample {
  readonly source: string;
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly topics: readonly string[];
  readonly language?: string;
  readonly client?: string;
  /** `occurredAt`, or `receivedAt` where there is none. Epoch milliseconds. */
  readonly at: number;
}

/** What is kept with a sample or an arrival and shown to nobody: whose it is, so that it goes when they are erased. */
export interface KeptFor {
  /** Keyed hash of the actor; absent in what was kept by a version that did not know it, for a day. */
  readonly actor?: number;
}

/** A sample on its way to the store. */
export interface ChosenSample extends Sample, KeptFor {
  /** The topics under which it is kept: those of its topics that have room. */
  readonly under: readonly string[];
}

/** An activity that just arrived, shown to operators only, of any kind. */
export interface Arrival extends Sample {
  /** When it was counted, epoch milliseconds. */
  readonly countedAt: number;
}

/** An arrival on its way to the store. */
export type ChosenArrival = Arrival & KeptFor;

/**
 * Recent activities by topic, capped a minute: never a write an activity. Expire by themselves.
 * Losing one loses nothing that is promised, so writers don't fail for it.
 */
export abstract class Samples {
  /** Keeps what `SampleChoice` let through: a few a topic and minute (of public kinds), a few a source and minute (arrivals). */
  abstract keep(samples: readonly ChosenSample[], arrivals: readonly ChosenArrival[]): Promise<void>;
  /**
   * Forgets what actors did: reads everything that is kept, a part at a time, and so is for erasures alone, which are few;
   * a key to find it by would cost a write with each sample.
   * @param from what the part before returned; absent: from the beginning
   * @returns where to go on; undefined: everything was looked at
   */
  abstract forget(actors: ReadonlySet<number>, from?: string): Promise<string | undefined>;
  /** Newest first. */
  abstract ofTopic(topic: string, limit: number): Promise<readonly Sample[]>;
  /** Newest first. For operators. */
  abstract arrivals(source: string, limit: number): Promise<readonly Arrival[]>;
}
