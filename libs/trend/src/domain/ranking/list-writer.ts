import { DAY, SECOND } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { ScopeSummary, TrendList } from '../trend-list.ts';
import { inBatches } from './in-batches.ts';
import { encodeList, encodeScopes } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import { Pace } from './pace.ts';
import type { RankStore } from './rank-store.ts';

/** A list is written at most so often, however much changes; the first changes after a silence at once. */
const EVERYWHERE_PACE = { every: 2 * SECOND, burst: 6 };
const SCOPE_PACE = { every: 30 * SECOND, burst: 2 };
const SUMMARY_PACE = { every: 30 * SECOND, burst: 3 };
/** Lists go after this time, and are written anew before. */
const LIST_KEPT = 15 * DAY;
const LIST_RENEWED = 7 * DAY;
const AT_ONCE = 8;

/** Writes lists whose contents changed, and no others: an idle system writes none. */
export class ListWriter {
  private readonly written: Map<Scope, TrendList>;
  /** What the written list was made from, before it was cut to size. */
  private readonly computed = new Map<Scope, string>();
  private readonly paces = new Map<Scope, Pace>();
  private held = false;
  private readonly summaries = new Pace(SUMMARY_PACE.every, SUMMARY_PACE.burst);

  constructor(
    private readonly store: RankStore,
    lists: Iterable<TrendList> = [],
    private summary: readonly ScopeSummary[] = [],
  ) {
    this.written = new Map([...lists].map((list) => [list.scope, list]));
  }

  /** Whether the list of everywhere changed and was not written, since it was too soon. */
  get waiting(): boolean {
    return this.held;
  }

  /** @param atOnce whether lists that changed are written however lately they were */
  async write(lists: readonly TrendList[], token: number, atOnce = false): Promise<void> {
    const changed = lists.filter((list) => this.differs(list));
    const due = changed.filter((list) => this.mayBeWritten(list) || atOnce);
    this.held = changed.some(({ scope }) => scope === EVERYWHERE) && !due.some(({ scope }) => scope === EVERYWHERE);
    await inBatches(due, AT_ONCE, (list) => this.writeList(list, token));
  }

  private differs(list: TrendList): boolean {
    return !this.isYoung(list) || this.computed.get(list.scope) !== JSON.stringify(list.trends);
  }

  private isYoung(list: TrendList): boolean {
    const before = this.written.get(list.scope);
    return before !== undefined && list.at - before.at < LIST_RENEWED;
  }

  private mayBeWritten({ scope, at }: TrendList): boolean {
    let pace = this.paces.get(scope);
    if (pace === undefined) {
      const { every, burst } = scope === EVERYWHERE ? EVERYWHERE_PACE : SCOPE_PACE;
      this.paces.set(scope, (pace = new Pace(every, burst)));
    }
    return pace.take(at);
  }

  async writeScopes(
    scopes: readonly { readonly scope: Scope; readonly actorsPerDay: number }[],
    now: number,
    token: number,
  ): Promise<void> {
    const summary = scopes.map(({ scope, actorsPerDay }) => ({
      scope,
      actorsPerDay,
      trending: this.written.get(scope)?.trends.length ?? 0,
    }));
    if (JSON.stringify(summary) === JSON.stringify(this.summary) || !this.summaries.take(now)) return;
    await this.store.write(partKeys.scopes, encodeScopes(summary), token);
    this.summary = summary;
  }

  private async writeList(list: TrendList, token: number): Promise<void> {
    const before = this.written.get(list.scope);
    const { bytes, list: shown } = encodeList(list);
    if (!this.isYoung(list) || JSON.stringify(before?.trends) !== JSON.stringify(shown.trends)) {
      await this.store.write(partKeys.list(list.scope), bytes, token, list.at + LIST_KEPT);
      this.written.set(list.scope, shown);
    }
    this.computed.set(list.scope, JSON.stringify(list.trends));
  }
}
