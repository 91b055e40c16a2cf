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

/** A sample on its way to the store. */
export interface ChosenSample extends Sample {
  /** The topics under which it is kept: those of its topics that have room. */
  readonly under: readonly string[];
}

/** An activity that just arrived, shown to operators only, of any kind. */
export interface Arrival extends Sample {
  /** When it was counted, epoch milliseconds. */
  readonly countedAt: number;
}

/**
 * Recent activities by topic, capped a minute: never a write an activity. Expire by themselves.
 * Losing one loses nothing that is promised, so writers don't fail for it.
 */
export abstract class Samples {
  /** Keeps what `SampleChoice` let through: a few a topic and minute (of public kinds), a few a source and minute (arrivals). */
  abstract keep(samples: readonly ChosenSample[], arrivals: readonly Arrival[]): Promise<void>;
  /** Newest first. */
  abstract ofTopic(topic: string, limit: number): Promise<readonly Sample[]>;
  /** Newest first. For operators. */
  abstract arrivals(source: string, limit: number): Promise<readonly Arrival[]>;
}
