import { MINUTE, SECOND } from '@groundswell/kernel';
import { describe, expect, it } from 'vitest';
import type { Past } from './baseline.ts';
import { Ranking } from './ranking.ts';
import { gate, type Score, SurpriseRule, surpriseOf } from './score.ts';
import { WINDOWS } from './thresholds.ts';

const START = Date.UTC(2026, 5, 1, 12);
const NO_PAST: Past = { firstHour: undefined, actors: () => 0 };
const UNKNOWN = { newcomers: 0, networks: 0, placed: 0 };
const rule = new SurpriseRule();
/** The engine refreshes every few seconds: what is high for a moment is seen. */
const EVERY = 10 * SECOND;
const LOOKS = 60;

interface Use {
  readonly at: number;
  readonly actor: number;
}

/** Numbers from 0 to 1, always the same. */
function numbers(): () => number {
  let state = 7;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Up to fifteen accounts with five to sixty uses each, spread over a quarter of an hour to two hours. */
function spam(random: () => number): readonly Use[] {
  const whole = (least: number, most: number): number => least + Math.floor((most - least + 1) * random());
  const length = whole(15, 120) * MINUTE;
  return Array.from({ length: whole(8, 15) }, (_, actor) =>
    Array.from({ length: whole(5, 60) }, () => ({ at: START + random() * length, actor })),
  ).flat();
}

function windowsAt(uses: readonly Use[], now: number) {
  return WINDOWS.map(({ minutes }) => {
    const within = uses.filter(({ at }) => at <= now && at > now - minutes * MINUTE);
    return { minutes, uses: within.length, actors: new Set(within.map(({ actor }) => actor)).size, ...UNKNOWN };
  });
}

/** Whether it is ever shown in its first ten minutes, judged by `judge`. */
function isShown(uses: readonly Use[], judge: (windows: ReturnType<typeof windowsAt>, now: number) => Score): boolean {
  const ranking = new Ranking();
  return Array.from({ length: LOOKS }, (_, look) => START + (look + 1) * EVERY).some(
    (now) => ranking.rank(new Map([['spam', judge(windowsAt(uses, now), now)]]), now).length > 0,
  );
}

describe('what a few accounts push, looked at every ten seconds', () => {
  const byRule = (windows: ReturnType<typeof windowsAt>, now: number): Score =>
    rule.score({ now, windows, past: NO_PAST, volume: { actors: 0, past: NO_PAST, ...UNKNOWN } });
  /** The same, as if the actors a use that were counted so far were all there is to know. */
  const byRatio = (windows: ReturnType<typeof windowsAt>, now: number): Score => {
    const { actors, uses } = windows[0] as (typeof windows)[number];
    const score = byRule(windows, now);
    return { ...score, score: actors < 8 ? 0 : surpriseOf(actors, score.expected) * gate(actors / uses) };
  };

  it('is next to never shown, while the ratio of their first uses would often let it in', () => {
    const random = numbers();
    const spams = Array.from({ length: 150 }, () => spam(random));
    expect(spams.filter((uses) => isShown(uses, byRatio)).length).toBeGreaterThan(15);
    expect(spams.filter((uses) => isShown(uses, byRule)).length).toBeLessThanOrEqual(2);
  });
});
