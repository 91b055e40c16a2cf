import { type Clock, HOUR, SECOND } from '@groundswell/kernel';
import type { SignedCursors } from '@groundswell/security';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { type PublicRules, type Publicity, type Sample, type Samples, type TrendReads, withoutRareTopics } from '@groundswell/trend';
import type { KeptItems } from '../keeping/kept-items.ts';
import { type Candidate, listingsOf, risingTopics, withSuggestions } from './candidate.ts';
import { type FeedEntryFacts, presentEntry } from './feed-entry.ts';
import { FeedPosition } from './feed-position.ts';
import type { FeedPageAnswer, FeedQuery } from './feed.schema.ts';
import { byName, type Interests, interestsOf } from './interests.ts';
import type { SimilarFollows } from './similar-follows.ts';

/** Scopes whose lists make a feed, everywhere among them: the first regions and languages of a profile. */
const MOST_OF_EACH = 4;
/** Rounds in which a page is filled: candidates that must not be shown leave room. */
const MOST_ROUNDS = 3;
const SAMPLES_READ = 6;
const SAMPLES_SHOWN = 3;
/** Hours that a cursor is good for, at least. It changes once an hour, so that a page that did not change has one ETag. */
const CURSOR_HOURS = 24;

export interface FeedWorld {
  readonly items: KeptItems;
  readonly reads: TrendReads;
  readonly samples: Pick<Samples, 'ofTopic'>;
  readonly publicity: Publicity;
  readonly similar: SimilarFollows;
  readonly cursors: SignedCursors;
  readonly clock: Clock;
}

export interface FeedRequest extends FeedQuery {
  /** Id of the account. */
  readonly person: string;
}

/** What is still to come, in its order. */
interface Skeleton {
  readonly request: FeedRequest;
  readonly position: FeedPosition;
  readonly candidates: readonly Candidate[];
  /** So many of them are of the first part, which has its order from the ranker. */
  readonly rising: number;
  readonly interests: Interests;
  readonly allowed: PublicRules;
}

/**
 * Somebody's feed, a page at a time: what rises in their scopes, what similar people follow, and then everything else
 * that they follow. A read in named steps; only `rules` decides what may be shown.
 */
export class Feed {
  constructor(private readonly world: FeedWorld) {}

  /**
   * @throws CursorUnknownError, CursorExpiredError as `SignedCursors` says
   * @throws UnavailableError when what is read does not answer
   */
  async page(request: FeedRequest): Promise<FeedPageAnswer> {
    const skeleton = await this.skeleton(request);
    const shown: FeedEntryFacts[] = [];
    let taken = 0;
    for (let round = 0; round < MOST_ROUNDS && shown.length < request.limit; round += 1) {
      const window = skeleton.candidates.slice(taken, taken + request.limit - shown.length);
      if (window.length === 0) break;
      shown.push(...this.rules(skeleton, await this.hydrate(window)));
      taken += window.length;
    }
    return this.present(skeleton, shown, taken);
  }

  /** Which topics are still to come: few reads, whoever asks. */
  private async skeleton(request: FeedRequest): Promise<Skeleton> {
    const { items, reads, publicity, similar } = this.world;
    const position = await this.positionOf(request);
    const interests = await interestsOf(items, request.person);
    const [allowed, suggested, ...lists] = await Promise.all([
      publicity.rules(),
      similar.suggestedTo(interests),
      ...feedScopes(interests.scopes).map((scope) => reads.list(scope)),
    ]);
    const listings = listingsOf(lists, allowed, interests.mutes);
    const rising = withSuggestions(risingTopics(listings, interests), suggested);
    return { request, position, interests, allowed, ...stillToCome(rising, interests.follows, position) };
  }

  /** What must be known of each candidate: to judge it, and to show it. */
  private async hydrate(window: readonly Candidate[]): Promise<readonly FeedEntryFacts[]> {
    const { publicity, reads, samples } = this.world;
    const followed = window.filter((candidate) => candidate.followed);
    const named = [...window.map(({ topic }) => topic), ...window.flatMap(({ similarTo }) => similarTo)];
    const [indexed, kept, rises] = await Promise.all([
      publicity.publicTopics(named),
      Promise.all(followed.map(({ topic }) => samples.ofTopic(topic, SAMPLES_READ))),
      Promise.all(followed.map(({ topic }) => reads.episodes(topic, EVERYWHERE))),
    ]);
    const visible = await publicity.publicTopics(kept.flat().flatMap((sample) => sample.topics));
    const place = new Map(followed.map(({ topic }, index) => [topic, index]));
    return window.map((candidate) => {
      const index = place.get(candidate.topic) ?? -1;
      const known = { indexed: indexed.get(candidate.topic), labels: indexed, visible };
      return { candidate, ...known, rise: rises[index]?.[0], samples: kept[index] ?? [] };
    });
  }

  /** Leaves out whatever this person, or nobody, may see. */
  private rules({ interests, allowed }: Skeleton, facts: readonly FeedEntryFacts[]): readonly FeedEntryFacts[] {
    return facts
      .filter(({ candidate: { topic, listings }, indexed }) => {
        if (interests.mutes.has(topic) || allowed.denied(topic)) return false;
        return listings.length > 0 || indexed !== undefined;
      })
      .map((fact) => ({
        ...fact,
        rise: allowed.waits(fact.candidate.topic) ? undefined : fact.rise,
        samples: publicSamples(fact, allowed, interests.mutes),
      }));
  }

  private async present(skeleton: Skeleton, shown: readonly FeedEntryFacts[], taken: number): Promise<FeedPageAnswer> {
    const entries = shown.map(presentEntry);
    if (taken === skeleton.candidates.length) return { entries };
    const { position, candidates, rising, request, interests } = skeleton;
    const looked = candidates.slice(0, taken).map(({ topic }) => topic);
    const current = () => [...candidates.map(({ topic }) => topic), ...looked, ...interests.follows];
    const next = position.next(looked.slice(0, rising), taken > rising ? looked.at(-1) : undefined, current);
    const now = Math.floor(this.world.clock.now() / SECOND);
    const hour = HOUR / SECOND;
    const seconds = (CURSOR_HOURS + 1) * hour - (now % hour);
    return { entries, next: await this.world.cursors.make(next.text(), useOf(request), seconds) };
  }

  private async positionOf(request: FeedRequest): Promise<FeedPosition> {
    if (request.cursor === undefined) return FeedPosition.BEGIN;
    return FeedPosition.read(await this.world.cursors.open(request.cursor, useOf(request)));
  }
}

/** Rising topics in their order and then the others by name; once the names have begun, everything by name. */
function stillToCome(
  rising: readonly Candidate[],
  follows: readonly string[],
  position: FeedPosition,
): Pick<Skeleton, 'candidates' | 'rising'> {
  const known = new Set(rising.map(({ topic }) => topic));
  const others = follows.filter((topic) => !known.has(topic)).map(followedAlone);
  const isNew = ({ topic }: Candidate): boolean => !position.wasGiven(topic);
  const { after } = position;
  if (after === undefined) {
    const first = rising.filter(isNew);
    return { candidates: [...first, ...others.filter(isNew)], rising: first.length };
  }
  const rest = [...rising, ...others].filter((candidate) => isNew(candidate) && byName(candidate.topic, after) > 0);
  return { candidates: rest.toSorted((one, other) => byName(one.topic, other.topic)), rising: 0 };
}

function followedAlone(topic: string): Candidate {
  return { topic, followed: true, listings: [], similarTo: [] };
}

function useOf({ person }: FeedRequest) {
  return { route: 'GET /v1/feed', account: person };
}

function feedScopes(scopes: readonly Scope[]): readonly Scope[] {
  const first = (dimension: string) => scopes.filter((scope) => scope.startsWith(`${dimension}:`)).slice(0, MOST_OF_EACH);
  return [...first('region'), ...first('language'), EVERYWHERE];
}

/** Of public kinds, without rare topics, and none that names what the person muted. */
function publicSamples(
  { candidate, samples, visible }: FeedEntryFacts,
  allowed: PublicRules,
  mutes: ReadonlySet<string>,
): readonly Sample[] {
  const isPublic = (topic: string): boolean => topic === candidate.topic || visible.has(topic);
  const fitting = samples.filter(({ kind, topics }) => allowed.allowsKind(kind) && !topics.some((topic) => mutes.has(topic)));
  return fitting.slice(0, SAMPLES_SHOWN).map((sample) => withoutRareTopics(sample, isPublic));
}
