import { MINUTE } from '@groundswell/kernel';
import { EVERYWHERE } from '@groundswell/topic';
import { DistinctActors } from '../distinct-actors.ts';
import type { ActorView } from '../ranking/actor-view.ts';
import type { Thresholds } from '../ranking/thresholds.ts';
import type { TopicMinutes } from '../ranking/topic-minutes.ts';
import type { TrendState } from '../ranking/trend-state.ts';
import { type Background, trustOf } from '../ranking/trust.ts';
import { countsOf } from '../ranking/window-counts.ts';
import type { RelatedTopic } from '../trend-list.ts';
import type { TopicWindow } from './actor-sample.ts';
import { findRelated, type RelatedRules } from './related-finder.ts';

/** What is looked at: hours stay open for at least so long. */
const WINDOW_MINUTES = 120;
/** People in common below which nothing is said, however few actors a topic needs to be shown. */
const LEAST_IN_COMMON = 3;

export interface RelatedOptions {
  /** Distinct actors in 24 hours below which a topic is named nowhere, and people in common below which two are not related. */
  readonly minimumActors: number;
  readonly thresholds: Thresholds;
}

/**
 * What is related to each of `topics` by what the ranker knows of the last two hours, everywhere. Only topics that
 * it ranks itself and that have enough actors to be judged are found: where rankers share the topics, those of one part.
 * @param denied topics that are named nowhere
 */
export function relatedInState(
  state: TrendState,
  topics: Iterable<string>,
  now: number,
  denied: (topic: string) => boolean,
  { minimumActors, thresholds }: RelatedOptions,
): ReadonlyMap<string, readonly RelatedTopic[]> {
  const minute = Math.floor(now / MINUTE);
  const everywhere = state.scopes.get(EVERYWHERE);
  const window = (topic: string, minutes: TopicMinutes | undefined): TopicWindow => {
    return { topic, sets: minutes?.setsBetween(minute - WINDOW_MINUTES + 1, minute) ?? [] };
  };
  const view: ActorView = { traits: state.actors.traits, banned: state.banned, hour: Math.floor(minute / 60) };
  const background = backgroundOf(state, window('', everywhere?.get('')), view);
  const rules: RelatedRules = {
    everyone: background.actors,
    leastInCommon: Math.max(LEAST_IN_COMMON, minimumActors),
    banned: state.banned,
    isPublic: (topic) => !denied(topic) && state.index.topic(topic)?.hasActors(minimumActors, minute, state.banned) === true,
    trust: (common) => trustOf({ minutes: WINDOW_MINUTES, uses: 0, ...countsOf(common, view) }, background, thresholds),
  };
  const asked = [...topics].map((topic) => window(topic, everywhere?.get(topic)));
  const candidates = [...(everywhere?.busy() ?? [])].map(([topic, minutes]) => window(topic, minutes));
  return findRelated(asked, candidates, rules);
}

/** Everybody of the window; where another ranker counts them, of the last hour. */
function backgroundOf({ totals }: TrendState, { sets }: TopicWindow, view: ActorView): Background {
  return totals?.volume(EVERYWHERE) ?? countsOf(DistinctActors.union(sets), view);
}
