import { Calendar, DAY, HOUR } from './calendar.ts';
import { bursts } from './happenings/bursts.ts';
import { fakeGroups } from './happenings/fake-groups.ts';
import { fewActorSpam } from './happenings/few-actor-spam.ts';
import type { Happening, Stage } from './happenings/happening.ts';
import { outsideLinks } from './happenings/outside-links.ts';
import { venues } from './happenings/venues.ts';
import { AGAIN, BLOCK, OrdinaryTopics } from './ordinary-topics.ts';
import { type Ages, Population } from './population.ts';
import { Random } from './random.ts';

export interface CommunityOptions {
  readonly seed: string;
  /** How long it runs, and how many of its last days are judged; happenings fall into those. */
  readonly days: number;
  readonly scoredDays: number;
  readonly topics: number;
  /** Ordinary uses of topics a minute, on average over days. */
  readonly usesPerMinute: number;
  readonly people: number;
  readonly networks: number;
  readonly ages: Ages;
  /** How many of each kind. */
  readonly happenings: Readonly<Record<'bursts' | 'outside' | 'venues' | 'fewActors' | 'fakeGroups', number>>;
}

/** The community of the study: 11 days, the last three of which are judged. */
export const STUDY: Omit<CommunityOptions, 'seed'> = {
  days: 11,
  scoredDays: 3,
  topics: 1_500,
  usesPerMinute: 120,
  people: 30_000,
  networks: 6_000,
  ages: 'accounts',
  happenings: { bursts: 116, outside: 4, venues: 2, fewActors: 60, fakeGroups: 20 },
};

/** A server sends everything from its own network: whoever judges by networks must not punish that. */
export const ONE_NETWORK: Omit<CommunityOptions, 'seed'> = {
  ...STUDY,
  days: 9,
  scoredDays: 1,
  networks: 1,
  happenings: { bursts: 40, outside: 2, venues: 0, fewActors: 20, fakeGroups: 0 },
};

/** A deployment of which only one hour is known when it is first judged, for eleven hours. */
export const YOUNG: Omit<CommunityOptions, 'seed'> = {
  ...STUDY,
  days: 0.5,
  scoredDays: 11 / 24,
  ages: 'sight',
  happenings: { bursts: 20, outside: 1, venues: 0, fewActors: 10, fakeGroups: 4 },
};

/** Nothing begins in the first minutes that are judged, and what begins has time to be seen. */
const LEAD = 10;
const TAIL = 3 * HOUR;

/** Uses of one minute: topic and actor by turns. */
export type MinuteUses = readonly number[];

/** A community as it would have been: a pure function of its options. */
export class Community {
  readonly population: Population;
  readonly happenings: readonly Happening[];
  /** Ordinary topics are 0 to `topics - 1`; what is not ordinary has numbers from there on. */
  readonly topics: number;
  private readonly ordinary: OrdinaryTopics;
  private readonly planned = new Map<number, number[]>();
  private readonly random: Random;

  constructor(readonly options: CommunityOptions) {
    const random = new Random(options.seed);
    this.random = random.fork('again');
    const calendar = new Calendar(random.fork('calendar'), options.days, options.scoredDays);
    this.population = new Population(random.fork('population'), options);
    this.ordinary = new OrdinaryTopics(random.fork('topics'), calendar, this.population, options);
    this.topics = this.ordinary.count;
    this.happenings = this.plan(random.fork('happenings'), calendar);
    for (const { topic, uses } of this.happenings) for (const { minute, actor } of uses) this.put(minute, topic, actor);
  }

  get from(): number {
    return Math.round((this.options.days - this.options.scoredDays) * DAY);
  }

  get until(): number {
    return this.options.days * DAY;
  }

  /** Minute after minute from the first day on. One pass only. */
  *minutes(): Generator<{ readonly minute: number; readonly uses: MinuteUses }> {
    for (let minute = 0; minute < this.until; minute += 1) {
      if (minute % BLOCK === 0) this.ordinary.draw(minute, (at, topic, actor) => this.ordinaryUse(at, topic, actor));
      const uses = this.planned.get(minute) ?? [];
      this.planned.delete(minute);
      for (let index = 1; index < uses.length; index += 2) this.population.see(uses[index] as number, minute);
      yield { minute, uses };
    }
  }

  private ordinaryUse(minute: number, topic: number, actor: number): void {
    this.put(minute, topic, actor);
    if (this.random.chance(AGAIN)) this.put(minute + this.random.whole(0, 12), topic, actor);
  }

  private put(minute: number, topic: number, actor: number): void {
    const uses = this.planned.get(minute);
    if (uses === undefined) this.planned.set(minute, [topic, actor]);
    else uses.push(topic, actor);
  }

  private plan(random: Random, calendar: Calendar): readonly Happening[] {
    let fresh = this.topics;
    const taken = new Map<number, [from: number, until: number][]>();
    const stage: Omit<Stage, 'random'> = {
      calendar,
      population: this.population,
      topics: this.ordinary,
      from: this.from + LEAD,
      until: this.until - TAIL,
      freshTopic: () => (fresh += 1) - 1,
      reserve: (topic, from, until) => {
        const times = taken.get(topic) ?? [];
        if (times.some(([start, end]) => from < end && until > start)) return false;
        taken.set(topic, [...times, [from, until]]);
        return true;
      },
    };
    const { happenings } = this.options;
    return [
      ...bursts({ ...stage, random: random.fork('bursts') }, happenings.bursts),
      ...outsideLinks({ ...stage, random: random.fork('outside') }, happenings.outside),
      ...venues({ ...stage, random: random.fork('venues') }, happenings.venues),
      ...fewActorSpam({ ...stage, random: random.fork('few actors') }, happenings.fewActors),
      ...fakeGroups({ ...stage, random: random.fork('fake groups') }, happenings.fakeGroups),
    ];
  }
}
