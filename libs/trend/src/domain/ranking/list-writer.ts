import { DAY, SECOND } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { ScopeSummary, TrendList } from '../trend-list.ts';
import { inBatches } from './in-batches.ts';
import { encodeList, encodeScopes } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import { Pace } from './pace.ts';
import type { RankStore } from './rank-store.ts';

/** A list is written at most so often, however much changes; the first changes after a silence at once. */
const EVERYWHERE_PACE = { every: 2 * SECOND, burst: 3 };
const SCOPE_EVERY = 30 * SECOND;
const SUMMARY_EVERY = 30 * SECOND;
/** Lists go after this time, and are written anew before. */
const LIST_KEPT = 15 * DAY;
const LIST_RENEWED = 7 * DAY;
const AT_ONCE = 8;

/** Writes lists whose contents changed, and no others: an idle system writes none. */
export class ListWriter {
  private readonly written: Map<Scope, TrendList>;
  /** What the written list was made from, before it was cut to size. */
  private readonly computed = new Map<Scope, string>();
  private readonly everywhere = new Pace(EVERYWHERE_PACE.every, EVERYWHERE_PACE.burst);
  private held = false;
  private summaryAt = Number.NEGATIVE_INFINITY;

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

  async write(lists: readonly TrendList[], token: number): Promise<void> {
    const changed = lists.filter((list) => this.differs(list));
    const due = changed.filter((list) => this.mayBeWritten(list));
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
    if (scope === EVERYWHERE) return this.everywhere.take(at);
    const before = this.written.get(scope);
    // Also when a clock was set back: the list must not stand still until it catches up.
    return before === undefined || Math.abs(at - before.at) >= SCOPE_EVERY;
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
    if (Math.abs(now - this.summaryAt) < SUMMARY_EVERY || JSON.stringify(summary) === JSON.stringify(this.summary)) return;
    await this.store.write(partKeys.scopes, encodeScopes(summary), token);
    this.summary = summary;
    this.summaryAt = now;
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
