import type { Scope } from '@groundswell/topic';
import { MINUTE } from '@groundswell/kernel';
import { type Partition, WHOLE } from '../partition.ts';
import type { ActorView } from './actor-view.ts';
import { CheckedStore, type PassOverPart } from './checked-store.ts';
import type { HourBook } from './hour-book.ts';
import { ListMerger } from './list-merger.ts';
import { ListWriter } from './list-writer.ts';
import { partKeys } from './part-keys.ts';
import { PartStore, recordName, type StoreOf } from './part-store.ts';
import { decodeTotals, encodeTotals, ScopeTotals } from './scope-totals.ts';
import { BASELINE_HOURS } from './thresholds.ts';
import type { TrendState } from './trend-state.ts';
import type { TrendList } from '../trend-list.ts';

/** A ranker's place among those of the parts. */
export interface RankerPlace {
  readonly partition: Partition;
  /** Opens what rankers store. */
  readonly storeOf: StoreOf;
}

type Review = (lists: readonly TrendList[]) => Promise<readonly TrendList[]>;

interface RankedScope {
  readonly scope: Scope;
  readonly actorsPerDay: number;
}

/**
 * What rankers of parts tell each other. The first one counts the totals of all scopes and tells them
 * to the others; each writes lists of its own topics; and the first one makes the lists that people
 * read of all of them. Nobody waits for anybody: what another part did last is what there is.
 */
export class PartedLists {
  private readonly leads: boolean;
  private readonly merger: ListMerger;
  private readonly shown: CheckedStore;
  private readonly final: ListWriter;
  /** Totals as they were told last: in silence they stay what they are. */
  private told: Uint8Array = new Uint8Array();

  constructor(
    { partition, storeOf }: RankerPlace,
    private readonly state: TrendState,
    private readonly book: HourBook,
    passOver?: PassOverPart,
  ) {
    const { part, of } = partition;
    this.leads = part === 0;
    const partitions = Array.from({ length: of }, (_, each): Partition => ({ part: each, of }));
    this.merger = new ListMerger(partitions.map((each) => [each, new CheckedStore(PartStore.open(storeOf, each), passOver)]));
    this.shown = new CheckedStore(storeOf(recordName(partition)), passOver);
    this.final = new ListWriter(this.shown);
  }

  /** Where a scope's list that people read waits to be written. */
  get waiting(): boolean {
    return this.final.waiting;
  }

  /** Before a refresh: takes in what the first part knows of the scopes; where that cannot be read, what it knew before holds. */
  async takeTotals(): Promise<void> {
    if (this.leads) return;
    const [totals] = await this.shown.decoded([partKeys.totals], decodeTotals);
    this.state.totals = totals ?? this.state.totals ?? new ScopeTotals([]);
  }

  /**
   * After a refresh, of the first part: tells the totals, and makes the lists that people read.
   * @param ranked scopes that have a list
   * @param review leaves out of the lists what must not be shown yet
   */
  async publish(scopes: readonly RankedScope[], ranked: ReadonlySet<Scope>, now: number, token: number, review: Review): Promise<void> {
    if (!this.leads) return;
    await this.tell(encodeTotals(await this.totals(scopes, now)), token);
    await this.final.write(await review(await this.merger.merged([...ranked], now)), token);
    await this.final.writeScopes(scopes, now, token);
  }

  private async tell(totals: Uint8Array, token: number): Promise<void> {
    if (Buffer.compare(totals, this.told) === 0) return;
    await this.shown.write(partKeys.totals, totals, token);
    this.told = totals;
  }

  private async totals(scopes: readonly RankedScope[], now: number): Promise<ScopeTotals> {
    const [minute, hour] = [Math.floor(now / MINUTE), Math.floor(now / (60 * MINUTE))];
    const view: ActorView = { traits: this.state.actors.traits, banned: this.state.banned, hour };
    for (const { scope } of scopes) await this.book.load(scope, [], hour);
    const hoursFrom = hour - BASELINE_HOURS;
    return new ScopeTotals(
      scopes.map(({ scope, actorsPerDay }) => {
        const past = this.book.past(scope, '', hour);
        const windows = this.state.scopes.get(scope)?.get('')?.windows(minute, view) ?? [];
        const hours = Array.from({ length: BASELINE_HOURS + 1 }, (_, index) => past.actors(hoursFrom + index));
        return { scope, actorsPerDay, windows, firstHour: past.firstHour, hoursFrom, hours };
      }),
    );
  }
}

/** Nothing to tell where one ranker has all topics. */
export function partedListsOf(
  place: RankerPlace | undefined,
  state: TrendState,
  book: HourBook,
  passOver?: PassOverPart,
): PartedLists | undefined {
  return (place?.partition ?? WHOLE).of === 1 || place === undefined ? undefined : new PartedLists(place, state, book, passOver);
}
