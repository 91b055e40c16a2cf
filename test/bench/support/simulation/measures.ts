import { quantile, rounded } from '../report.ts';
import type { Result } from './tally.ts';

/**
 * The figures of a rule over several simulations, all of them of the first ten places of its list at the
 * end of each minute of the judged days:
 * - `precision`: of all places that were filled, the share that was genuine (a burst, a link from outside, a
 *   venue) between its beginning and 60 minutes after its end.
 * - `recall60`: of all bursts and links from outside the share that was shown within 60 minutes of its beginning.
 * - `latencyP50`, `latencyP90`: minutes from the beginning to the first showing, of those that were ever shown.
 *   A burst begins with the first minute that may bring somebody, however slowly it rises.
 * - `falsePositiveRate`: of ordinary topics that were used in the judged days, the share that was ever shown in
 *   them without a burst or a manipulation of its own. `falsePositiveRateBusy`: of those with at least
 *   eight people in some hour, which are all that can be shown.
 * - `fewActorSpam`, `fakeGroups`: the share of them that was ever shown.
 */
export interface Figures {
  readonly precision: number;
  readonly recall60: number;
  readonly latencyP50: number;
  readonly latencyP90: number;
  readonly falsePositiveRate: number;
  readonly falsePositiveRateBusy: number;
  readonly fewActorSpam: number;
  readonly fakeGroups: number;
  /** Shown at all, of links from outside and of venues. */
  readonly outside: number;
  readonly venues: number;
}

const IN_TIME = 60;

export function figuresOf(results: readonly Result[]): Figures {
  const sum = (of: (result: Result) => number) => results.reduce((total, result) => total + of(result), 0);
  const share = (part: (result: Result) => number, whole: (result: Result) => number) => rounded(sum(part) / Math.max(1, sum(whole)));
  const shown = (kind: string) =>
    share(
      ({ kinds }) => kinds[kind]?.shown ?? 0,
      ({ kinds }) => kinds[kind]?.of ?? 0,
    );
  const latencies = results.flatMap((result) => result.latencies);
  return {
    precision: share(
      ({ rightPlaces }) => rightPlaces,
      ({ places }) => places,
    ),
    recall60: share(
      (result) => result.latencies.filter((latency) => latency <= IN_TIME).length,
      ({ bursts }) => bursts,
    ),
    latencyP50: rounded(quantile(latencies, 0.5)),
    latencyP90: rounded(quantile(latencies, 0.9)),
    falsePositiveRate: share(
      ({ falselyShown }) => falselyShown,
      ({ ordinary }) => ordinary,
    ),
    falsePositiveRateBusy: share(
      ({ falselyShown }) => falselyShown,
      ({ busy }) => busy,
    ),
    fewActorSpam: shown('few-actors'),
    fakeGroups: shown('fake-group'),
    outside: shown('outside'),
    venues: shown('venue'),
  };
}
