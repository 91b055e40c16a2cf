import { type Clock, DAY } from '@groundswell/kernel';
import { EVERYWHERE, parseScope, type Scope } from '@groundswell/topic';
import type { Publicity, PublicRules, Trend, TrendReads } from '@groundswell/trend';
import type { Profile } from '../keeping/collections/profile.ts';
import type { KeptItem } from '../keeping/kept-item.ts';
import type { KeptItems } from '../keeping/kept-items.ts';
import { digestsAt, type Watch, type Watchers } from '../keeping/watches.ts';
import type { Delivery } from './delivery.ts';
import { QUARTER, quartersAt, type LocalQuarter, ZONES } from './digest-zones.ts';
import { digestMessage, type DigestSection } from './messages.ts';
import type { Outbox } from './outbox.ts';

/** Trends of a scope that a digest shows, and topics that somebody follows. */
const MOST_TRENDS = 5;
const MOST_FOLLOWED = 20;
const PAGE = 100;
/** Digests that are late by more than this are not sent: the next one is near. */
const LATEST = DAY / 2;

/** Up to when digests were put into the outbox. */
export abstract class DigestProgress {
  /** Epoch milliseconds; undefined before the first. */
  abstract through(): Promise<number | undefined>;
  abstract advance(through: number): Promise<void>;
}

/** Progress in memory. For tests. */
export class MemoryDigestProgress extends DigestProgress {
  private at: number | undefined;

  through(): Promise<number | undefined> {
    return Promise.resolve(this.at);
  }

  advance(through: number): Promise<void> {
    this.at = through;
    return Promise.resolve();
  }
}

export interface DigestPorts {
  readonly watchers: Watchers;
  readonly items: KeptItems;
  readonly reads: Pick<TrendReads, 'list'>;
  readonly publicity: Pick<Publicity, 'rules' | 'publicTopics' | 'allowsScope'>;
  readonly outbox: Outbox;
  readonly progress: DigestProgress;
  readonly clock: Clock;
  /** Default: all there are. */
  readonly zones?: readonly string[];
}

/** What everybody's digests of one moment are made of. */
interface Edition {
  readonly rules: PublicRules;
  readonly lists: Map<Scope, Promise<readonly Trend[]>>;
}

/**
 * Puts digests into the outbox when they are due: at each quarter of an hour those of the places where a clock shows the time that
 * somebody chose. One that begins again after it died puts none twice: a digest is one a local day.
 */
export class Digests {
  constructor(private readonly ports: DigestPorts) {}

  /**
   * Everything that was due up to now.
   * @param hasTime asked between quarters of an hour; the next run goes on where this one stopped
   * @returns deliveries put into the outbox, also those that it knew
   */
  async run(hasTime: () => boolean = () => true): Promise<number> {
    const { progress, clock } = this.ports;
    const now = Math.floor(clock.now() / QUARTER) * QUARTER;
    const through = await progress.through();
    let count = 0;
    // Nobody was promised anything before.
    if (through === undefined) await progress.advance(now);
    if (through === undefined) return count;
    for (let moment = Math.max(through, now - LATEST) + QUARTER; moment <= now && hasTime(); moment += QUARTER) {
      count += await this.due(moment);
      await progress.advance(moment);
    }
    return count;
  }

  private async due(moment: number): Promise<number> {
    const edition: Edition = { rules: await this.ports.publicity.rules(), lists: new Map() };
    let count = 0;
    const quarters = (this.ports.zones ?? ZONES).flatMap((zone) => quartersAt(moment, zone));
    for (let start = 0; start < quarters.length; start += PAGE) {
      const some = quarters.slice(start, start + PAGE);
      const counts = await Promise.all(some.map((quarter) => this.dueAt(quarter, moment, edition)));
      count += counts.reduce((sum, each) => sum + each, 0);
    }
    return count;
  }

  private async dueAt(quarter: LocalQuarter, moment: number, edition: Edition): Promise<number> {
    const { watchers, outbox } = this.ports;
    let count = 0;
    let from: string | undefined;
    do {
      const page = await watchers.page(digestsAt(quarter.zone, quarter.at), PAGE, from);
      const deliveries = (await Promise.all(page.watches.map((watch) => this.deliveries(watch, quarter, edition)))).flat();
      if (deliveries.length > 0) await outbox.add(deliveries, moment);
      count += deliveries.length;
      from = page.next;
    } while (from !== undefined);
    return count;
  }

  private async deliveries({ person, item }: Watch, quarter: LocalQuarter, edition: Edition): Promise<readonly Delivery[]> {
    if (item.collection !== 'profile' || item.value === undefined) return [];
    const profile = (item as KeptItem<'profile'>).value as Profile;
    const { every, weekday = 1, by, webhook } = profile.digest;
    if (every === 'never' || (every === 'week' && weekday !== quarter.weekday)) return [];
    const sections = await this.sections(person, profile, edition);
    if (sections.length === 0) return [];
    const message = digestMessage(every, sections);
    const facts = { type: 'digest', day: quarter.day, every, sections };
    const made = { person, event: `digest ${quarter.day}`, message, facts, quiet: false, madeAt: this.ports.clock.now() };
    return by.map((channel) => ({ ...made, channel, ...(channel === 'webhook' && { webhook }) }));
  }

  private async sections(person: string, profile: Profile, edition: Edition): Promise<readonly DigestSection[]> {
    const [follows, mutes] = await Promise.all([this.ports.items.list(person, 'follows'), this.ports.items.list(person, 'mutes')]);
    const muted = new Set(mutes.map(({ id }) => id));
    const scopes = scopesOf(profile);
    const lists = await Promise.all(scopes.map((scope) => this.list(scope, edition)));
    const shown = lists.map((trends) => trends.filter(({ topic }) => !muted.has(topic)));
    const rising = new Set(shown.flat().map(({ topic }) => topic));
    const followed = await this.followed(
      follows.map(({ id }) => id).filter((topic) => !muted.has(topic)),
      rising,
    );
    const ofScopes = scopes.map((scope, index) => ({
      scope,
      topics: (shown[index] ?? []).slice(0, MOST_TRENDS).map(({ topic, label }) => ({ topic, label })),
    }));
    return [...(followed.length > 0 ? [{ topics: followed }] : []), ...ofScopes.filter(({ topics }) => topics.length > 0)];
  }

  private async followed(topics: readonly string[], rising: ReadonlySet<string>): Promise<DigestSection['topics']> {
    const known = await this.ports.publicity.publicTopics(
      topics.toSorted((one, other) => Number(rising.has(other)) - Number(rising.has(one))),
    );
    return [...known.values()]
      .sort((one, other) => Number(rising.has(other.topic)) - Number(rising.has(one.topic)) || other.actorsPerDay - one.actorsPerDay)
      .slice(0, MOST_FOLLOWED)
      .map(({ topic, label, actorsPerDay }) => ({ topic, label, people: actorsPerDay, ...(rising.has(topic) && { trending: true }) }));
  }

  private list(scope: Scope, { rules, lists }: Edition): Promise<readonly Trend[]> {
    let list = lists.get(scope);
    if (list === undefined) lists.set(scope, (list = this.readList(scope, rules)));
    return list;
  }

  private async readList(scope: Scope, rules: PublicRules): Promise<readonly Trend[]> {
    if (!(await this.ports.publicity.allowsScope(scope))) return [];
    return (await this.ports.reads.list(scope))?.trends.filter((trend) => rules.allows(trend)) ?? [];
  }
}

/** Where somebody wants to know what rises: in their regions and languages, or everywhere. */
function scopesOf({ regions, languages }: Profile): readonly Scope[] {
  const named = [...regions.map((region) => `region:${region}`), ...languages.map((language) => `language:${language}`)];
  const scopes = named.flatMap((text) => parseScope(text) ?? []);
  return scopes.length === 0 ? [EVERYWHERE] : scopes;
}
