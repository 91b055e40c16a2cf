import { DistinctActors } from '../distinct-actors.ts';
import type { RelatedTopic } from '../trend-list.ts';
import { standsFor, thresholdOf, type TopicWindow } from './actor-sample.ts';
import { type AskedTopic, AskedTopics } from './asked-topics.ts';
import { associationOf } from './association.ts';

/** Evidence (G²) below which two topics may well meet by chance: once in a thousand pairs. */
const LEAST_EVIDENCE = 10.83;
/** Odds below which two topics are used together because everybody uses the one, or some use everything. */
const LEAST_ODDS = 3;
/** Related topics of a topic at most. */
const MOST_RELATED = 10;

/** What related topics are judged by. */
export interface RelatedRules {
  /** Distinct people of the same window, whatever they use. */
  readonly everyone: number;
  /** People in common below which nothing is said. */
  readonly leastInCommon: number;
  /** Actors that count nowhere. */
  readonly banned: ReadonlySet<number>;
  /** Whether a topic may be named. */
  readonly isPublic: (topic: string) => boolean;
  /** What is believed of people in common to be that many, 0 to 1. */
  readonly trust: (common: DistinctActors) => number;
}

interface Found extends RelatedTopic {
  readonly evidence: number;
}

/**
 * What the people of some topics also use, by distinct people in common, whether in one activity or in
 * several. A topic is related where that is more than chance (G²) and much more often than among everybody else
 * (odds); those with most evidence come first. One pass over `candidates`, whatever the topics asked for.
 *
 * @param asked topics whose related ones are wanted
 * @param candidates topics that may be named, those asked for among them
 * @returns by topic, one entry for each that was asked for
 */
export function findRelated(
  asked: readonly TopicWindow[],
  candidates: Iterable<TopicWindow>,
  rules: RelatedRules,
): ReadonlyMap<string, readonly RelatedTopic[]> {
  const topics = new AskedTopics(asked);
  const sizes = topics.topics.map(({ sample }) => countOf(sample.hashes, rules.banned) * standsFor(sample.threshold));
  const found = topics.topics.map((): Found[] => []);
  const meetings = new Meetings(topics, rules.banned);
  for (const candidate of candidates) {
    const common = meetings.with(candidate, rules.leastInCommon);
    if (common.length === 0 || !rules.isPublic(candidate.topic)) continue;
    const other = DistinctActors.union(candidate.sets).without((hash) => rules.banned.has(hash)).count;
    for (const { number, hashes } of common) {
      const { sample } = topics.topics[number] as AskedTopic;
      const pair: Pair = {
        one: sizes[number] as number,
        other,
        threshold: Math.min(sample.threshold, thresholdOf(candidate.sets)),
        hashes,
      };
      keep(found[number] as Found[], candidate.topic, pair, rules);
    }
  }
  return new Map(topics.topics.map(({ topic }, number) => [topic, (found[number] as Found[]).map(withoutEvidence)]));
}

/** Two topics with people in common. */
interface Pair {
  /** People of the topic that was asked for, and of the candidate. */
  readonly one: number;
  readonly other: number;
  /** Hashes of those in common, all that there are below `threshold`. */
  readonly hashes: readonly number[];
  readonly threshold: number;
}

/** Keeps those with most evidence, in order; who is in common is believed or not only where that would change anything. */
function keep(found: Found[], topic: string, pair: Pair, rules: RelatedRules): void {
  const least = found[MOST_RELATED - 1]?.evidence ?? 0;
  if ((relatedOf(topic, pair, rules, 1)?.evidence ?? -1) < least) return;
  const related = relatedOf(topic, pair, rules, rules.trust(DistinctActors.from(pair.hashes, pair.threshold)));
  if (related === undefined) return;
  found.push(related);
  found.sort((one, other) => other.evidence - one.evidence || (one.topic < other.topic ? -1 : 1));
  found.length = Math.min(found.length, MOST_RELATED);
}

/** Undefined where nothing, or nothing but chance, relates them. */
function relatedOf(topic: string, pair: Pair, { everyone, leastInCommon }: RelatedRules, trust: number): Found | undefined {
  const { one, other, hashes, threshold } = pair;
  const share = standsFor(threshold);
  const people = Math.min(hashes.length * share * trust, one, other);
  if (people < leastInCommon) return undefined;
  const { evidence, odds } = associationOf({ both: people, one, other, everyone });
  // A sample of a tenth is evidence of a tenth.
  const seen = evidence / share;
  return seen < LEAST_EVIDENCE || odds < LEAST_ODDS ? undefined : { topic, people: Math.round(people), evidence: seen };
}

function withoutEvidence({ topic, people }: Found): RelatedTopic {
  return { topic, people };
}

function countOf(hashes: readonly number[], banned: ReadonlySet<number>): number {
  return hashes.reduce((sum, hash) => (banned.has(hash) ? sum : sum + 1), 0);
}

/** People in common with the topic of a number. */
interface Common {
  readonly number: number;
  readonly hashes: readonly number[];
}

/** Finds who of a candidate's people are among those of the topics asked for. */
class Meetings {
  /** By place of an actor: the candidate that it was counted for last. */
  private readonly countedFor: Int32Array;
  private candidates = 0;

  constructor(
    private readonly topics: AskedTopics,
    private readonly banned: ReadonlySet<number>,
  ) {
    this.countedFor = new Int32Array(topics.size);
  }

  /** Topics with at least so many people in common with the candidate, itself left out. */
  with({ topic, sets }: TopicWindow, least: number): readonly Common[] {
    const common = new Map<number, number[]>();
    const threshold = thresholdOf(sets);
    this.candidates += 1;
    for (const set of sets) {
      for (const hash of set.hashes()) {
        if (hash >= threshold) break;
        this.meet(hash, common);
      }
    }
    const enough = [...common].filter(([number, hashes]) => hashes.length >= least && this.topics.topics[number]?.topic !== topic);
    return enough.map(([number, hashes]) => ({ number, hashes }));
  }

  private meet(hash: number, common: Map<number, number[]>): void {
    const place = this.topics.find(hash);
    if (place < 0 || this.countedFor[place] === this.candidates || this.banned.has(hash)) return;
    this.countedFor[place] = this.candidates;
    for (const number of this.topics.usedAt(place)) {
      const hashes = common.get(number);
      if (hashes === undefined) common.set(number, [hash]);
      else hashes.push(hash);
    }
  }
}
