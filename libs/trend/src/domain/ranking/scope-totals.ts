import type { Scope } from '@groundswell/topic';
import type { Past } from './baseline.ts';
import { pack, unpack } from './packing.ts';
import type { ScopeVolume } from './score.ts';
import type { WindowCounts } from './window-counts.ts';

/** What the ranker that counts the totals knows of a scope as a whole. */
export interface ScopeTotal {
  readonly scope: Scope;
  readonly actorsPerDay: number;
  /** As of its total: shortest first. */
  readonly windows: readonly WindowCounts[];
  /** The first hour that anything is known of. */
  readonly firstHour: number | undefined;
  /** Distinct actors by hour, from `hoursFrom` on. */
  readonly hoursFrom: number;
  readonly hours: readonly number[];
}

/**
 * The totals of all scopes, as the ranker of the first part counts them and tells the others: what a
 * topic is surprising against is the whole scope, whatever part the topic is in. A refresh old.
 */
export class ScopeTotals {
  private readonly byScope: ReadonlyMap<Scope, ScopeTotal>;

  /** @param totals those with most actors a day first */
  constructor(readonly totals: readonly ScopeTotal[]) {
    this.byScope = new Map(totals.map((total) => [total.scope, total]));
  }

  firstHour(scope: Scope): number | undefined {
    return this.byScope.get(scope)?.firstHour;
  }

  volume(scope: Scope): ScopeVolume {
    const total = this.byScope.get(scope);
    const { actors, newcomers, networks, placed } = total?.windows.at(-1) ?? { actors: 0, newcomers: 0, networks: 0, placed: 0 };
    return { actors, newcomers, networks, placed, windows: total?.windows ?? [], past: pastOf(total) };
  }
}

function pastOf(total: ScopeTotal | undefined): Past {
  return {
    firstHour: total?.firstHour,
    actors: (hour) => (total === undefined ? 0 : (total.hours[hour - total.hoursFrom] ?? 0)),
  };
}

/** Version 1: JSON. */
const VERSION = 1;

export function encodeTotals({ totals }: ScopeTotals): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify(totals)));
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeTotals(bytes: Uint8Array): ScopeTotals {
  return new ScopeTotals(JSON.parse(Buffer.from(unpack('totals', VERSION, bytes)).toString()) as ScopeTotal[]);
}
