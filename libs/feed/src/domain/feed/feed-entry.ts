import { actorsOfDay, type Episode, type IndexedTopic, iso, presentSample, presentTrend, type Sample, whole } from '@groundswell/trend';
import type { Candidate } from './candidate.ts';
import type { FeedEntryAnswer } from './feed.schema.ts';
import { plainLabel, reasonsFor } from './reasons.ts';

/** What is known of a candidate. */
export interface FeedEntryFacts {
  readonly candidate: Candidate;
  /** Absent where it may not be shown by what the index knows. */
  readonly indexed: IndexedTopic | undefined;
  /** What is known of topics that its reasons name, those that may be shown. */
  readonly labels: ReadonlyMap<string, IndexedTopic>;
  readonly rise: Episode | undefined;
  readonly samples: readonly Sample[];
  /** Topics that samples name and that may be shown. */
  readonly visible: ReadonlyMap<string, IndexedTopic>;
}

/** An entry as the API words it. */
export function presentEntry({ candidate, indexed, labels, rise, samples }: FeedEntryFacts): FeedEntryAnswer {
  const { topic, listings } = candidate;
  const [best] = listings;
  const label = best?.trend.label ?? indexed?.label ?? plainLabel(topic);
  const reasons = reasonsFor(candidate, (name) => (name === topic ? label : (labels.get(name)?.label ?? plainLabel(name))));
  return {
    topic,
    label,
    because: reasons[0]?.text ?? '',
    reasons: [...reasons],
    state: best !== undefined ? 'rising' : rise === undefined ? 'steady' : 'rose',
    trend: best === undefined ? null : { ...presentTrend(best.trend, best.rank), scope: best.scope },
    ...(rise !== undefined && { rise: presentRise(rise) }),
    actorsPerDay: whole(actorsOfDay(indexed ?? best?.trend ?? { actorsPerDay: 0 }, best?.trend)),
    samples: samples.map(presentSample),
  };
}

function presentRise({ startedAt, peakAt, endedAt }: Episode): NonNullable<FeedEntryAnswer['rise']> {
  return { startedAt: iso(startedAt), peakAt: iso(peakAt), ...(endedAt !== undefined && { endedAt: iso(endedAt) }) };
}
