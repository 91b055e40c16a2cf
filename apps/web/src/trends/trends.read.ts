import { Injectable } from '@nestjs/common';
import { EVERYWHERE, type Scope } from '@groundswell/topic';
import { iso, presentTrend, Publicity, type PublicRules, type Trend, TrendReads } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import { cursorAfter, rankOf } from './cursor.ts';
import type { TrendPageAnswer, TrendsQuery } from './trends.schema.ts';

interface Listed {
  readonly scope: Scope;
  readonly at: number | undefined;
  readonly trends: readonly Trend[];
  /** The page: `limit` trends after rank `after`. */
  readonly after: number;
  readonly limit: number;
}

interface Judged extends Listed {
  readonly allowed: PublicRules;
}

/**
 * A page of a scope's trends. A scope without a list is empty rather than missing: scopes come and
 * go with the activity in them, and a page that polls one must not fail in a quiet hour; nor should
 * the answer tell whether a scope is unknown or just too small to be shown.
 */
@Injectable()
export class TrendsRead extends Read<TrendsQuery, Listed, Judged, TrendPageAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
  ) {
    super();
  }

  protected async skeleton({ scope, limit, cursor }: TrendsQuery): Promise<Listed> {
    const after = rankOf(cursor);
    const list = await this.reads.list(scope);
    return { scope, at: list?.at, trends: list?.trends ?? [], after, limit };
  }

  /** A list holds all that is needed: the route that is asked most costs one small read. */
  protected async hydrate(listed: Listed): Promise<Judged> {
    return { ...listed, allowed: await this.publicity.rules() };
  }

  protected rules(listed: Judged): Judged {
    const trends = listed.trends.filter((trend) => listed.allowed.allows(trend));
    // The time of a list of which nothing may be shown would tell that a scope has a few people.
    const at = trends.length > 0 || listed.scope === EVERYWHERE ? listed.at : undefined;
    return { ...listed, at, trends };
  }

  protected present({ scope, at, trends, after, limit }: Judged): TrendPageAnswer {
    const end = after + limit;
    return {
      scope,
      ...(at !== undefined && { at: iso(at) }),
      trends: trends.slice(after, end).map((trend, index) => presentTrend(trend, after + index + 1)),
      ...(end < trends.length && { next: cursorAfter(end) }),
    };
  }
}
