import { type ScoreRule, SurpriseRule, type WindowCounts } from '@groundswell/trend';
import { EngineJudge } from './judges/engine.ts';
import { EwmaJudge } from './judges/ewma.ts';
import { GnipJudge } from './judges/gnip.ts';
import type { Judge } from './judges/judge.ts';
import { MastodonJudge } from './judges/mastodon.ts';
import { RawCountJudge } from './judges/raw-count.ts';

/** The engine as it is, and what is left of it without one of its parts. */
export const OURS = 'ours';
export const WITHOUT = {
  trust: 'ours without trust',
  networks: 'ours without networks',
  gate: 'ours without the gate',
} as const;

/**
 * What the references show, chosen on the tuning seeds for the best mean of precision and recall within 60 minutes:
 * `npm run bench -- trends --choose`. Mastodon has its own.
 */
export const REFERENCE_THRESHOLDS = { gnip: 4, ewma: 5 } as const;

/** Everybody who is judged, fresh for one simulation. */
export function judges(rule: ScoreRule = new SurpriseRule()): readonly Judge[] {
  return [
    new EngineJudge({ name: OURS, rule }),
    new EngineJudge({ name: WITHOUT.trust, rule, known: (window) => ({ ...withoutNetworks(window), newcomers: 0 }) }),
    new EngineJudge({ name: WITHOUT.networks, rule, known: withoutNetworks }),
    new EngineJudge({ name: WITHOUT.gate, rule, known: (window) => ({ ...window, uses: window.actors }) }),
    new MastodonJudge(),
    new GnipJudge(REFERENCE_THRESHOLDS.gnip),
    new EwmaJudge(REFERENCE_THRESHOLDS.ewma),
    new RawCountJudge(),
  ];
}

/** The references with many thresholds, to choose from. */
export function candidates(): readonly Judge[] {
  const named = <Of extends Judge>(judge: Of, threshold: number) => Object.assign(judge, { name: `${judge.name} ${threshold}` });
  return [
    ...[1, 2, 3, 4, 6, 8, 12].map((threshold) => named(new GnipJudge(threshold), threshold)),
    ...[3, 5, 7, 9, 12, 15].map((threshold) => named(new EwmaJudge(threshold), threshold)),
  ];
}

function withoutNetworks(window: WindowCounts): WindowCounts {
  return { ...window, networks: 0, placed: 0 };
}
