import { Injectable } from '@nestjs/common';
import { Sources } from '@groundswell/activity';
import { NotFoundError } from '@groundswell/kernel';
import { type Arrival, iso, Samples } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import type { ArrivalListAnswer } from './operator.schema.ts';

export interface ArrivalsQuery {
  /** Id of the source. */
  readonly source: string;
  readonly limit: number;
}

type Arrivals = readonly Arrival[];

/** What a source sent last. For operators: of any kind, its texts included. */
@Injectable()
export class ArrivalsRead extends Read<ArrivalsQuery, Arrivals, Arrivals, ArrivalListAnswer> {
  constructor(
    private readonly sources: Sources,
    private readonly kept: Samples,
  ) {
    super();
  }

  /** @throws NotFoundError when there is no such source */
  protected async skeleton({ source, limit }: ArrivalsQuery): Promise<Arrivals> {
    const [registered, arrivals] = await Promise.all([this.sources.byId(source), this.kept.arrivals(source, limit)]);
    if (registered === undefined) throw new NotFoundError('there is no such source');
    return arrivals;
  }

  protected hydrate(arrivals: Arrivals): Promise<Arrivals> {
    return Promise.resolve(arrivals);
  }

  protected rules(arrivals: Arrivals): Arrivals {
    return arrivals;
  }

  protected present(arrivals: Arrivals): ArrivalListAnswer {
    return {
      arrivals: arrivals.map(({ id, kind, text, topics, at, countedAt }) => ({
        id,
        kind,
        ...(text !== undefined && { text }),
        topics: [...topics],
        at: iso(at),
        countedAt: iso(countedAt),
      })),
    };
  }
}
