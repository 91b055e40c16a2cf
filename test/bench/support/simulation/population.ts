import { DAY, LANGUAGES } from './calendar.ts';
import type { Random } from './random.ts';

/** How the ages of actors are known: from their accounts, or from when the deployment first saw them. */
export type Ages = 'accounts' | 'sight';

export interface PopulationOptions {
  readonly people: number;
  /** Networks (IPv4 /24) that people come from; 1: a server sends everything. */
  readonly networks: number;
  readonly days: number;
  readonly ages: Ages;
}

/** Of all people, those who join while the simulation runs, evenly. */
const JOINING = 0.12;
/** A third of all people is behind the addresses of few mobile operators; the rest is spread by Zipf's law. */
const MOBILE = 0.3;
const MOBILE_NETWORKS = 0.03;

/** Everybody who can act: each with a network and an age. Actors are numbers from 0 on. */
export class Population {
  /** Network and the minute of the account's making, by actor. */
  readonly network: number[] = [];
  readonly made: number[] = [];
  private readonly seen: number[] = [];
  /** First actor and number of actors by language. */
  private readonly speakers: readonly { readonly from: number; readonly count: number }[];

  constructor(
    private readonly random: Random,
    private readonly options: PopulationOptions,
  ) {
    this.speakers = LANGUAGES.map(({ share }, language) => {
      const from = this.network.length;
      const count = Math.floor(options.people * share);
      for (let index = 0; index < count; index += 1) this.join(this.homeNetwork(language), this.accountAge());
      return { from, count };
    });
  }

  /** A new actor. */
  join(network: number, made: number): number {
    this.network.push(network);
    this.made.push(made);
    this.seen.push(Number.POSITIVE_INFINITY);
    return this.network.length - 1;
  }

  /**
   * Somebody who speaks `language` and is there by `minute`.
   * @param skew 1: everybody alike; larger: few act much
   */
  speaker(language: number, minute: number, random: Random, skew: number): number {
    const { from, count } = this.speakers[language] as { from: number; count: number };
    for (;;) {
      const actor = from + Math.floor(count * random.next() ** skew);
      if ((this.made[actor] as number) <= minute) return actor;
    }
  }

  /** Says that `actor` acts. */
  see(actor: number, minute: number): void {
    if ((this.seen[actor] as number) > minute) this.seen[actor] = minute;
  }

  /** Whether what is known of the age of `actor` says that it is less than 24 hours. */
  isNew(actor: number, minute: number): boolean {
    const since = this.options.ages === 'accounts' ? this.made[actor] : this.seen[actor];
    return (since as number) > minute - DAY;
  }

  /** A network as the speakers of `language` have it. */
  homeNetwork(language: number): number {
    const { networks } = this.options;
    if (networks === 1) return 1;
    const own = Math.ceil(networks / LANGUAGES.length);
    const mobile = Math.ceil(own * MOBILE_NETWORKS);
    const within = this.random.chance(MOBILE) ? this.random.whole(0, mobile - 1) : Math.floor(own * this.random.next() ** 1.6);
    return 1 + language * own + Math.min(own - 1, within);
  }

  /** A network that nobody else has, as invented actors rent it. */
  strangeNetwork(): number {
    return this.sent(1_000_000 + this.random.whole(0, 10_000_000));
  }

  /** What is seen of an actor's network: the server's own where a server sends everything. */
  sent(network: number): number {
    return this.options.networks === 1 ? 1 : network;
  }

  private accountAge(): number {
    const { days } = this.options;
    return this.random.chance(JOINING) ? this.random.whole(0, days * DAY) : -this.random.whole(DAY, 1_000 * DAY);
  }
}
