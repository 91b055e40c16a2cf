import { MINUTE } from '@groundswell/kernel';
import { LONGEST_BURST, type Burst } from './burst.ts';
import { cohorts, MEMBERS, type Cohort } from './cohorts.ts';
import type { EventPattern } from './languages/language-pack.ts';
import { products } from './products.ts';
import { Random } from './random.ts';
import { localTime } from './rhythm.ts';
import { hashtag, product, search, type Subject } from './subject.ts';
import { titles } from './titles.ts';

/** A few of those who look at a product search for it or buy it: enough of them to be seen among searches and purchases. */
const SHOP_PEAK = { from: 11, to: 17 };

/** Every so many slots a product sells out, whatever else goes on. */
const SHOP_EVERY = 6;

/** One burst begins in each slot, so that several are under way at any time. */
const SLOT = 5 * MINUTE;

/** Who might begin what: an event at a place, or a product that sells out. */
interface Candidate {
  readonly subject: Subject;
  readonly companion: Subject;
  readonly audience?: readonly Cohort[];
  /** People a minute at its peak, at the community's default rate, where the usual is not enough. */
  readonly peak?: { readonly from: number; readonly to: number };
  /** Whether it can begin at a time. */
  readonly fits: (at: number) => boolean;
}

/**
 * When which burst begins: a pure function of the seed, so that the past that is imported, what is
 * sent now, and what is sent after a restart are one story.
 */
export class BurstSchedule {
  private readonly candidates: readonly Candidate[];
  private readonly events: readonly Candidate[];
  private readonly shop: readonly Candidate[];
  private readonly known = new Map<number, Burst>();

  /** @param scale how much larger or smaller bursts are than at the community's default rate */
  constructor(
    private readonly seed: number,
    private readonly scale: number,
  ) {
    const shop = new Random(seed, 'shop').shuffle(products.map(shopCandidate));
    const local = cohorts.flatMap(localCandidates);
    this.candidates = new Random(seed, 'candidates').shuffle([...local, ...titles.slice(0, 250).map(() => nothingLocal)]);
    this.events = local;
    this.shop = shop;
  }

  /** The bursts that are not over at `at`. */
  under(at: number): readonly Burst[] {
    const last = Math.floor(at / SLOT);
    const first = Math.floor((at - LONGEST_BURST * MINUTE) / SLOT);
    const bursts: Burst[] = [];
    for (let slot = first; slot <= last; slot += 1) bursts.push(this.ofSlot(slot));
    return bursts.filter((burst) => burst.startsAt <= at);
  }

  private ofSlot(slot: number): Burst {
    let burst = this.known.get(slot);
    if (burst === undefined) {
      burst = this.make(slot);
      this.known.set(slot, burst);
      this.known.delete(slot - 10_000);
    }
    return burst;
  }

  private make(slot: number): Burst {
    const random = new Random(this.seed, 'burst', slot);
    const startsAt = slot * SLOT + Math.floor(random.next() * SLOT);
    const length = { rise: random.between(4, 15), plateau: random.between(15, 35), halfLife: random.between(10, 30) };
    const candidate = this.candidateAt(slot, startsAt);
    if (candidate === undefined) return { ...this.title(slot), startsAt, ...length, peak: this.size(random.between(4, 12), MEMBERS) };
    const { subject, companion, audience, peak: usual = { from: 4, to: 8 } } = candidate;
    const people = audience?.reduce((sum, cohort) => sum + cohort.end - cohort.first, 0) ?? MEMBERS;
    const peak = this.size(random.between(usual.from, usual.to), people);
    return { subject, companion, startsAt, ...length, peak, ...(audience === undefined ? {} : { audience }) };
  }

  /** Grows with the community, but is no smaller than a few a minute and never wears out its audience. */
  private size(peak: number, people: number): number {
    return Math.min(Math.max(3, peak * this.scale), people / 60);
  }

  /** What its place in the order says, else another that fits the hour; undefined where a title is due. */
  private candidateAt(slot: number, startsAt: number): Candidate | undefined {
    if (slot % SHOP_EVERY === 0) return this.shop[(slot / SHOP_EVERY) % this.shop.length];
    let candidate = this.candidates[slot % this.candidates.length];
    for (let tries = 0; tries < 8 && candidate !== nothingLocal; tries += 1) {
      if (candidate?.fits(startsAt)) return candidate;
      // Neighbouring slots look far apart, so that stories under way at once differ.
      candidate = this.events[(slot * 31 + tries * 7) % this.events.length];
    }
    return undefined;
  }

  private title(slot: number): { subject: Subject; companion: Subject } {
    const { subject, title } = titles[(slot + 37 * Math.abs(this.seed)) % titles.length] as (typeof titles)[number];
    return { subject, companion: title };
  }
}

const nothingLocal: Candidate = { subject: hashtag('nothing'), companion: hashtag('nothing'), fits: () => false };

function shopCandidate(name: string): Candidate {
  return { subject: product(name), companion: search(name), peak: SHOP_PEAK, fits: () => true };
}

/** Every event at every place of a cohort. */
function localCandidates(cohort: Cohort): readonly Candidate[] {
  const audience = [cohort];
  const places = cohort.pack.places[cohort.region] ?? [];
  return places.flatMap((place) => cohort.pack.events.map((event) => localCandidate(cohort, audience, place, event)));
}

function localCandidate(cohort: Cohort, audience: readonly Cohort[], place: string, event: EventPattern): Candidate {
  const [from, to] = event.begins ?? [9, 20];
  const fits = (at: number): boolean => {
    const { hour } = localTime(at, cohort.utcOffset);
    return hour >= from && hour < to;
  };
  const subject = hashtag(event.tag.replace('{place}', place), { phrases: event.phrases });
  return { subject, companion: hashtag(place), audience, fits };
}
