import type { Trend } from '@groundswell/trend';
import { whole } from '../answering/figures.ts';

/** Why a topic trends, in one sentence made of the parts of its score. */
export function explain({ observed, windowMinutes, expected }: Trend): string {
  return `${whole(observed)} people in ${windowMinutes} minutes, ${whole(expected)} expected at this hour`;
}
