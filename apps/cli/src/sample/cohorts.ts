import { packOf } from './languages/registry.ts';
import type { LanguagePack } from './languages/language-pack.ts';

/** Members of the community who share a region, a language and a clock. */
export interface Cohort {
  readonly region: string;
  readonly pack: LanguagePack;
  /** Hours ahead of UTC; summer time is left out. */
  readonly utcOffset: number;
  /** Part of the community, 0 to 1. */
  readonly share: number;
  /** Numbers of its first and of the one after its last member. */
  readonly first: number;
  readonly end: number;
}

/** Members of the whole community. */
export const MEMBERS = 9_000;

const PLAN: readonly (readonly [region: string, language: string, utcOffset: number, share: number])[] = [
  ['US', 'en', -6, 0.22],
  ['US', 'es', -6, 0.04],
  ['GB', 'en', 0, 0.11],
  ['IN', 'en', 5.5, 0.1],
  ['BR', 'pt', -3, 0.14],
  ['PT', 'pt', 0, 0.03],
  ['MX', 'es', -6, 0.08],
  ['ES', 'es', 1, 0.07],
  ['AR', 'es', -3, 0.03],
  ['DE', 'de', 1, 0.08],
  ['FR', 'fr', 1, 0.06],
  ['JP', 'ja', 9, 0.04],
];

/** Who belongs to the community, by region and language. */
export const cohorts: readonly Cohort[] = plan();

function plan(): readonly Cohort[] {
  let first = 0;
  return PLAN.map(([region, language, utcOffset, share]) => {
    const end = first + Math.round(MEMBERS * share);
    const cohort = { region, pack: packOf(language), utcOffset, share, first, end };
    first = end;
    return cohort;
  });
}

/** The cohort that a member belongs to. */
export function cohortOf(member: number): Cohort {
  return cohorts.find((cohort) => member < cohort.end) ?? (cohorts[0] as Cohort);
}
