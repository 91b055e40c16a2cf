/** What the API answers, as far as the site reads it. Times are ISO 8601. */

export interface Trend {
  readonly rank: number;
  readonly topic: string;
  readonly label: string;
  readonly score: number;
  readonly windowMinutes: number;
  readonly observed: number;
  readonly expected: number;
  readonly uses: number;
  readonly concentration: number;
  readonly actorsPerDay: number;
  readonly startedAt: string;
  readonly sparkline: readonly number[];
  readonly why: string;
}

export interface TrendList {
  readonly scope: string;
  readonly at: string;
  readonly trends: readonly Trend[];
}

export interface HistoryHour {
  readonly at: string;
  readonly uses: number;
  readonly actors: number;
}

export interface RelatedTopic {
  readonly topic: string;
  readonly label: string;
  readonly together: number;
}

export interface Sample {
  readonly kind: string;
  readonly text?: string | undefined;
  readonly at: string;
  readonly client?: string | undefined;
  readonly language?: string | undefined;
  readonly topics: readonly string[];
}

export interface Topic {
  readonly topic: string;
  readonly label: string;
  readonly scope: string;
  readonly actorsPerDay: number;
  readonly usesPerDay: number;
  readonly lastUsedAt: string;
  readonly trend: Trend | null;
  readonly why: string;
  readonly history: readonly HistoryHour[];
  readonly related: readonly RelatedTopic[];
  readonly samples: readonly Sample[];
}

export interface ScopeSummary {
  readonly scope: string;
  readonly dimension: string;
  readonly value: string;
  readonly actorsPerDay: number;
  readonly trending: number;
}

export interface FoundTopic {
  readonly topic: string;
  readonly label: string;
  readonly actorsPerDay: number;
  readonly usesPerDay: number;
  readonly trending: boolean;
}

export interface Status {
  readonly status: 'starting' | 'ok' | 'stale';
  readonly version: string;
  readonly rankedAt?: string | undefined;
  readonly countedThrough?: string | undefined;
  readonly activities: number;
  readonly minimumActors: number;
  readonly sample: boolean;
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly writeKeys: readonly string[];
}

export interface Arrival {
  readonly id: string;
  readonly kind: string;
  readonly text?: string | undefined;
  readonly topics: readonly string[];
  readonly at: string;
  readonly countedAt: string;
}

/** What operators see of a topic, below the minimum of people too. */
export interface CountedTopic {
  readonly topic: string;
  readonly actorsPerDay: number;
  readonly usesPerDay: number;
  readonly public: boolean;
}

export interface ActivityResult {
  readonly index: number;
  readonly id: string;
  readonly status: 'accepted' | 'refused';
  readonly reason?: string | undefined;
  readonly field?: string | undefined;
}
