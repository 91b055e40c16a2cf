/** What people talk about. */
export const CATEGORIES = ['food', 'sport', 'games', 'nature', 'music', 'home', 'work', 'travel', 'books'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What the speakers of one language talk about, and how they put it. Plain data. */
export interface LanguagePack {
  /** BCP 47 primary subtag. */
  readonly language: string;
  /** Hashtags (without #) that are always in use, the most used first. */
  readonly subjects: Readonly<Record<Category, readonly string[]>>;
  /** Sentences with `{tag}` where the hashtag stands. */
  readonly phrases: Readonly<Record<Category, readonly string[]>>;
  /** Places by region (ISO 3166-1), written as they stand in a hashtag. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** What happens at a place for some hours: the source of local bursts. */
  readonly events: readonly EventPattern[];
  /** What is said about a story, a game or a band that everybody talks about; `{tag}`. */
  readonly remarks: readonly string[];
}

export interface EventPattern {
  /** Hashtag with `{place}`. */
  readonly tag: string;
  /** What is said about it; `{tag}`. */
  readonly phrases: readonly string[];
  /** Hours of the place's own clock in which it can begin, the second one left out. Default 9 to 20. */
  readonly begins?: readonly [from: number, to: number];
}
