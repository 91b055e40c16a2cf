/**
 * Every constant of scoring and ranking, in one place. Values of the first rule are those of the
 * study that it comes from (docs/architecture.md, "The score").
 */

/** Windows that are looked at, minutes, and the distinct actors below which a window says nothing. */
export const WINDOWS = [
  { minutes: 10, floor: 8 },
  { minutes: 30, floor: 10 },
  { minutes: 60, floor: 10 },
] as const;
/** Distinct actors below which no window says anything. */
export const LEAST_ACTORS = Math.min(...WINDOWS.map(({ floor }) => floor));

/**
 * Over-dispersion of real activity: variance grows as λ + dispersion × λ². What is usual, and how many
 * hours of a topic weigh as much as that; what is learnt from its hours stays within bounds. As long as no
 * hour of another day is known, nobody can tell a topic's habits from bursts: it may vary twice as much.
 */
export const DISPERSION = { usual: 0.1, firstDay: 0.2, weight: 12, least: 0.06, most: 0.4 } as const;
/** What is expected of a topic nobody has seen: actors a minute. */
export const UNSEEN_ACTORS_PER_MINUTE = 1 / 30;
/**
 * Weights of the hours beside the same hour, of the single yesterday (or same weekday last week), of the last
 * hours, and of the mean of the last day, which says little of the night where the same hour is known.
 */
export const BESIDE_WEIGHT = 0.7;
export const SINGLE_DAY_WEIGHT = 0.7;
export const LAST_HOURS_WEIGHT = 0.8;
export const LAST_DAY_WEIGHT = 0.4;
/** Days whose same hour is looked at. */
export const BASELINE_DAYS = 7;
/** Hours that a baseline reads: seven days and the hour beside the oldest. */
export const BASELINE_HOURS = BASELINE_DAYS * 24 + 1;
/** How far the volume of everything else may move what is expected of a topic. */
export const VOLUME_FACTOR = { least: 0.5, most: 3 } as const;
/** Actors that are added to both sides of that comparison: few others say little. */
export const VOLUME_PRIOR = 10;
/** Uses of an actor in an hour that count for the volume at most: who uses much makes no surge. */
export const VOLUME_USES = 3;
/** Actors a use: below `from` the score is damped, at `to` and below it is nothing. */
export const CONCENTRATION_GATE = { from: 0.6, to: 0.25 } as const;
/** Standard deviations that the actors a use of a window may lie below what was counted: 98 of 100 lie above that. */
export const CONCENTRATION_DOUBT = 2;

/** What a team may tune on its own history; the settings GROUNDSWELL_TREND_* say the same. */
export interface Thresholds {
  /** A topic enters a list at this score when it was above `stayScore` at the refresh before, too. */
  readonly enterScore: number;
  /** It leaves at or below this. */
  readonly stayScore: number;
  /** Distinct actors below which the shortest window says nothing. */
  readonly leastActors: number;
  /** What a newcomer weighs where more of them came than elsewhere and few networks vouch for them: 0 to 1. */
  readonly newcomerWeight: number;
  /** What is believed of the people that networks speak for where they are far fewer than the actors: 0 to 1. */
  readonly networkWeight: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  enterScore: 42,
  stayScore: 30,
  leastActors: 8,
  newcomerWeight: 0.5,
  networkWeight: 0.4,
};
/** Trends a list holds. */
export const LIST_LENGTH = 20;

/** Five-minute bins of a sparkline. */
export const SPARKLINE_BINS = 24;
export const SPARKLINE_MINUTES = 5;

/** Hours that stay open for exact merging: the current one and the two before it. */
export const OPEN_HOURS = 3;
/** Minutes in which an actor counts for "the last 24 hours". */
export const DAY_MINUTES = 24 * 60;
/** Distinct actors of a topic kept with the minute they were last seen in, before sampling sets in. */
export const DAY_ACTORS = 128;
/** Most recently seen actors kept besides, where there is sampling: what visibility is decided by. */
export const RECENT_ACTORS = 32;

/** Topics of an hour that are kept in one chunk, those with most actors first. */
export const HOUR_CHUNK_TOPICS = 4_096;
/** Scopes that are ranked: those with most actors a day. */
export const MAX_SCOPES = 500;
