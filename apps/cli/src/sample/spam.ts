import { MINUTE } from '@groundswell/kernel';
import { MEMBERS } from './cohorts.ts';
import { Random } from './random.ts';
import { hashtag, type Subject } from './subject.ts';

/** A few accounts that repeat one hashtag very often: what a trend must not be. */
export interface SpamRun {
  readonly subject: Subject;
  readonly members: readonly number[];
  readonly startsAt: number;
  readonly endsAt: number;
  /** Activities a minute of all of them together. */
  readonly rate: number;
}

const SLOT = 45 * MINUTE;
const TAGS = ['FollowTrain', 'FreeCoinsNow', 'DealOfTheCentury', 'ClickTheLink', 'WinBigToday', 'InstantFollowers', 'MegaGiveaway'];
const PHRASES = [
  'Do NOT miss this!!! {tag} {tag}',
  'Everybody is joining, link in profile {tag}',
  'Last chance last chance last chance {tag}',
  '💰💰💰 {tag} 💰💰💰',
];

/** The spam that is under way at `at`. A pure function of the seed, as the bursts are. */
export function spamAt(seed: number, at: number): readonly SpamRun[] {
  const slot = Math.floor(at / SLOT);
  return [slot - 1, slot].map((number) => spamOf(seed, number)).filter((run) => run.startsAt <= at && at < run.endsAt);
}

function spamOf(seed: number, slot: number): SpamRun {
  const random = new Random(seed, 'spam', slot);
  const startsAt = slot * SLOT + random.next() * SLOT;
  const accounts = 2 + random.below(4);
  return {
    subject: hashtag(`${TAGS[slot % TAGS.length] ?? ''}${random.below(100)}`, { phrases: PHRASES }),
    members: Array.from({ length: accounts }, () => random.below(MEMBERS)),
    startsAt,
    endsAt: startsAt + random.between(20, 44) * MINUTE,
    rate: random.between(6, 14),
  };
}
