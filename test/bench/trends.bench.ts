/**
 * How well the score finds what rises, and what it lets through: simulated communities of eleven days
 * (`support/simulation/`), the same for the engine, for the engine without some of its parts, and for the rules
 * of others. Rule, baseline and ranking are the engine's own; they run on exact counts instead of sketches, since
 * ten communities of four thousand refreshes each would take hours otherwise. Figures are defined in
 * `support/simulation/measures.ts`.
 * Options: `--seeds N` communities (10), `--choose` tries thresholds of the references on the tuning seeds.
 */
import { isMainThread } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { report } from './support/report.ts';
import { type Figures, figuresOf } from './support/simulation/measures.ts';
import { OURS, WITHOUT } from './support/simulation/rules.ts';
import { answerTrials, type Trial, tryAll } from './support/simulation/trials.ts';

/** Constants were chosen on these communities ... */
const TUNING_SEEDS = [1, 2, 3];
/** ... and figures are those of these, which nobody looked at before. */
const FIRST_SEED = 101;

if (isMainThread) await main();
else answerTrials();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seeds: { type: 'string', default: '10' }, choose: { type: 'boolean', default: false } } });
  if (values.choose) table((await figuresByKind(trialsOf('tuning', TUNING_SEEDS))).tuning as ByJudge);
  else await measure(Number(values.seeds));
}

async function measure(count: number): Promise<void> {
  const seeds = Array.from({ length: count }, (_, index) => FIRST_SEED + index);
  const kinds = await figuresByKind([
    ...trialsOf('community', seeds),
    ...trialsOf('one network', seeds.slice(0, 2)),
    ...trialsOf('one hour old', seeds.slice(0, 4)),
  ]);
  const figures = kinds.community as ByJudge;
  const [oneNetwork, young] = [kinds['one network']?.get(OURS) as Figures, kinds['one hour old']?.get(OURS) as Figures];
  table(figures);
  const of = (name: string) => figures.get(name) as Figures;
  const ours = of(OURS);
  report(
    `the score, communities ${seeds[0]} to ${seeds.at(-1)} (constants were chosen on ${TUNING_SEEDS.join(', ')})`,
    [
      { what: 'precision@10', figure: String(ours.precision), goal: '>= 0.97' },
      { what: 'recall within 60 minutes', figure: String(ours.recall60), goal: '>= 0.97' },
      { what: 'latency, half of all (minutes)', figure: String(ours.latencyP50), goal: '<= 12' },
      { what: 'latency, nine tenths', figure: String(ours.latencyP90), goal: '<= 30' },
      { what: 'false positives', figure: String(ours.falsePositiveRate), goal: '<= 0.005' },
      { what: 'few-actor spam shown', figure: String(ours.fewActorSpam), goal: '0' },
      { what: 'fake groups shown, without trust', figure: String(of(WITHOUT.trust).fakeGroups), goal: '<= 0.45' },
      { what: 'fake groups shown, with trust', figure: String(ours.fakeGroups), goal: '<= 0.1' },
      { what: 'a server sends everything: recall', figure: String(oneNetwork.recall60) },
      { what: 'one hour old: precision, recall', figure: `${young.precision}, ${young.recall60}` },
    ],
    {
      ...ours,
      fakeGroups: of(WITHOUT.trust).fakeGroups,
      fakeGroupsTrust: ours.fakeGroups,
      seeds: count,
      tuningSeeds: TUNING_SEEDS,
      peers: { mastodon: of('Mastodon'), gnip: of('Gnip'), ewma: of('EWMA'), rawCount: of('raw count') },
      without: { trust: of(WITHOUT.trust), networks: of(WITHOUT.networks), gate: of(WITHOUT.gate) },
      oneNetwork,
      young,
    },
  );
}

type ByJudge = ReadonlyMap<string, Figures>;

function trialsOf(kind: Trial['kind'], seeds: readonly number[]): readonly Trial[] {
  return seeds.map((seed) => ({ kind, seed }));
}

/** Figures of every judge over all communities of a kind. */
async function figuresByKind(trials: readonly Trial[]): Promise<Partial<Record<Trial['kind'], ByJudge>>> {
  let done = 0;
  const tried = await tryAll(import.meta.filename, trials, ({ kind, seed, seconds }) => {
    done += 1;
    console.log(`  ${kind} ${seed}: ${seconds.toFixed(0)} s (${done} of ${trials.length})`);
  });
  const byKind: Partial<Record<Trial['kind'], ByJudge>> = {};
  for (const kind of new Set(trials.map((trial) => trial.kind))) {
    const those = tried.filter((trial) => trial.kind === kind);
    const names = [...(those[0]?.results.keys() ?? [])];
    byKind[kind] = new Map(names.map((name) => [name, figuresOf(those.flatMap(({ results }) => results.get(name) ?? []))]));
  }
  return byKind;
}

function table(figures: ByJudge): void {
  const columns = ['precision', 'recall60', 'latencyP50', 'latencyP90', 'falsePositiveRate', 'fewActorSpam', 'fakeGroups'] as const;
  console.log(`\n  ${''.padEnd(24)}${columns.map((column) => column.padStart(18)).join('')}`);
  for (const [name, of] of figures) console.log(`  ${name.padEnd(24)}${columns.map((column) => String(of[column]).padStart(18)).join('')}`);
}
