import { Injectable } from '@nestjs/common';
import { EVERYWHERE, SCOPE_DIMENSIONS } from '@groundswell/topic';
import { Publicity, type ScopeSummary, TrendReads, whole } from '@groundswell/trend';
import { Read } from '../answering/read.ts';
import type { ScopeListAnswer } from './scopes.schema.ts';

type Scopes = readonly ScopeSummary[];
type ScopeAnswer = ScopeListAnswer['scopes'][number];

const ORDER: readonly string[] = [EVERYWHERE, ...SCOPE_DIMENSIONS];

/** The scopes that enough people use. */
@Injectable()
export class ScopesRead extends Read<void, Scopes, Scopes, ScopeListAnswer> {
  constructor(
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
  ) {
    super();
  }

  protected skeleton(): Promise<Scopes> {
    return this.reads.scopes();
  }

  protected hydrate(scopes: Scopes): Promise<Scopes> {
    return Promise.resolve(scopes);
  }

  protected rules(scopes: Scopes): Scopes {
    return scopes.filter(({ actorsPerDay }) => actorsPerDay >= this.publicity.minimumActors);
  }

  protected present(scopes: Scopes): ScopeListAnswer {
    return { scopes: scopes.map(presentScope).sort(byDimension) };
  }
}

function presentScope({ scope, actorsPerDay, trending }: ScopeSummary): ScopeAnswer {
  const [head = EVERYWHERE, ...tail] = scope.split(':');
  const dimension = SCOPE_DIMENSIONS.find((name) => name === head) ?? 'everywhere';
  return { scope, dimension, value: tail.join(':'), actorsPerDay: whole(actorsPerDay), trending };
}

function byDimension(one: ScopeAnswer, other: ScopeAnswer): number {
  return (
    ORDER.indexOf(one.dimension) - ORDER.indexOf(other.dimension) ||
    other.actorsPerDay - one.actorsPerDay ||
    (one.scope < other.scope ? -1 : 1)
  );
}
