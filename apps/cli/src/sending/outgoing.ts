/** An activity as `POST /v1/activities` takes it. Times are epoch milliseconds. */
export interface OutgoingActivity {
  readonly id?: string;
  readonly kind: string;
  readonly actor: string;
  readonly text?: string;
  readonly topics?: readonly string[];
  /** What people call a topic, by topic. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly region?: string;
  readonly client?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly occurredAt?: number;
}

/** What became of one activity of a request. */
export interface ItemResult {
  readonly index: number;
  readonly id?: string;
  readonly status: 'accepted' | 'refused' | 'dropped';
  readonly reason?: string;
  readonly field?: string;
  readonly warnings?: readonly unknown[];
}

/** What became of a request. */
export interface SendOutcome {
  readonly accepted: number;
  readonly refused: number;
  readonly results: readonly ItemResult[];
  /** Requests that had to be repeated. */
  readonly retried: number;
}
