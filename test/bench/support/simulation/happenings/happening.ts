import type { Calendar } from '../calendar.ts';
import type { OrdinaryTopics } from '../ordinary-topics.ts';
import type { Population } from '../population.ts';
import type { Random } from '../random.ts';

/**
 * - burst: a topic that people come to; must be shown
 * - outside: a link from elsewhere brings people whom nobody has seen, from everywhere; must be shown
 * - venue: people of one hall behind few addresses; right when shown, no harm when not
 * - few-actors: some accounts, many uses; must not be shown
 * - fake-group: invented actors; must not be shown
 */
export type HappeningKind = 'burst' | 'outside' | 'venue' | 'few-actors' | 'fake-group';

/** Something that adds uses to a topic for a while, beyond its ordinary ones. */
export interface Happening {
  readonly kind: HappeningKind;
  readonly topic: number;
  /** The first minute in which it may add something. */
  readonly onset: number;
  /** The minute after its last one. */
  readonly until: number;
  readonly uses: readonly HappeningUse[];
}

export interface HappeningUse {
  readonly minute: number;
  readonly actor: number;
}

/** What happenings are planned on. */
export interface Stage {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly population: Population;
  readonly topics: OrdinaryTopics;
  /** When something may begin: minutes, the last one excluded. */
  readonly from: number;
  readonly until: number;
  /** A topic that nobody has ever used. */
  freshTopic(): number;
  /** Takes a topic for itself from `from` to `until`; false where another happening has it. */
  reserve(topic: number, from: number, until: number): boolean;
}

/** Whether something that must or may be shown. */
export function isGenuine({ kind }: Happening): boolean {
  return kind === 'burst' || kind === 'outside' || kind === 'venue';
}
