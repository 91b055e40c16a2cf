import { DAY, SECOND } from '@groundswell/kernel';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import type { ScopeSummary, TrendList } from '../trend-list.ts';
import { inBatches } from './in-batches.ts';
import { encodeList, encodeScopes } from './list-codec.ts';
import { partKeys } from './part-keys.ts';
import type { RankStore } from './rank-store.ts';

/** A list is written at most so often, however much changes. */
const EVERYWHERE_EVERY = 2 * SECOND;
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
  private summaryAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: RankStore,
    lists: Iterable<TrendList> = [],
    private summary: readonly ScopeSummary[] = [],
  ) {
    this.written = new Map([...lists].map((list) => [list.scope, list]));
  }

  async write(lists: readonly TrendList[], token: number): Promise<void> {
    const due = lists.filter((list) => {
      const before = this.written.get(list.scope);
      const interval = list.scope === EVERYWHERE ? EVERYWHERE_EVERY : SCOPE_EVERY;
      // Also when a clock was set back: the list must not stand still until it catches up.
      return before === undefined || Math.abs(list.at - before.at) >= interval;
    });
    await inBatches(due, AT_ONCE, (list) => this.writeList(list, token));
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
    if (now - this.summaryAt < SUMMARY_EVERY || JSON.stringify(summary) === JSON.stringify(this.summary)) return;
    await this.store.write(partKeys.scopes, encodeScopes(summary), token);
    this.summary = summary;
    this.summaryAt = now;
  }

  private async writeList(list: TrendList, token: number): Promise<void> {
    const before = this.written.get(list.scope);
    const young = before !== undefined && list.at - before.at < LIST_RENEWED;
    const computed = JSON.stringify(list.trends);
    if (young && this.computed.get(list.scope) === computed) return;
    const { bytes, list: shown } = encodeList(list);
    if (!young || JSON.stringify(before.trends) !== JSON.stringify(shown.trends)) {
      await this.store.write(partKeys.list(list.scope), bytes, token, list.at + LIST_KEPT);
      this.written.set(list.scope, shown);
    }
    this.computed.set(list.scope, computed);
  }
}
