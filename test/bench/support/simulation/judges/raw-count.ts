import { best, type Counted, type Judge, LEAST_ACTORS } from './judge.ts';

/** What is used by most in the last hour: what a first version does. */
export class RawCountJudge implements Judge {
  readonly name = 'raw count';

  refresh({ minute, busy }: Counted): readonly number[] {
    return best(
      busy.map(([topic, counts]) => [topic, counts.actorsWithin(minute, 60)] as const),
      LEAST_ACTORS,
    );
  }
}
