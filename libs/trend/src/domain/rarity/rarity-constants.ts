/** What rarity is reckoned with. Every value is round, and none is tuned to more than that: docs/decisions/0028. */
export interface RarityConstants {
  /** Days of hours that a topic's habits are learnt from; all of them weigh alike. */
  readonly days: number;
  /** People added to every count before its logarithm is taken: below so many, a factor says little. */
  readonly people: number;
  /** How much of what is usual at an hour of the day is taken off a level: 0 knows no hours, 1 judges by the hour alone. */
  readonly season: number;
  /** Spread (standard deviation of the natural logarithm) of daily maxima that a topic begins with ... */
  readonly spread: number;
  /** ... and how many days of its own weigh as much as that. */
  readonly spreadDays: number;
}

export const RARITY: RarityConstants = { days: 15, people: 8, season: 0.5, spread: 0.5, spreadDays: 7 };

/** When something that is rare is told. */
export interface TellingConstants {
  /** Return period in days from which something is an event at all. */
  readonly leastDays: number;
  /** An event is told when it has not risen further for so long, minutes: once, and as high as it was. */
  readonly settledMinutes: number;
  /** Hours after telling in which nothing is told again ... */
  readonly quietHours: number;
  /** ... but what is so many times as rare. */
  readonly rarer: number;
  /** Return period in days from which somebody is told; what is below is evidence and nothing else. */
  readonly toldDays: number;
}

export const TELLING: TellingConstants = { leastDays: 2, settledMinutes: 15, quietHours: 24, rarer: 3, toldDays: 7 };
