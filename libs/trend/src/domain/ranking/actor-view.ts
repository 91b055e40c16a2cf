import { TraitTable } from '../trait-table.ts';

/** Hours for which an actor counts as a newcomer. */
export const NEWCOMER_HOURS = 24;

/** What a refresh knows of actors beside their hashes. */
export interface ActorView {
  /** When each was first seen, and in which network last. */
  readonly traits: TraitTable;
  /** Hashes of actors whose weight counts nowhere. */
  readonly banned: ReadonlySet<number>;
  /** The hour (since the Unix epoch) by which newcomers are judged. */
  readonly hour: number;
}

/** Nothing is known of anybody, and nobody is banned. */
export const EVERYBODY: ActorView = { traits: new TraitTable(), banned: new Set(), hour: 0 };

/** Whether `actor` was first seen less than a day before; somebody of whom that is unknown is no newcomer. */
export function isNewcomer({ traits, hour }: ActorView, actor: number): boolean {
  const since = traits.sinceOf(actor);
  return since !== 0 && hour - since < NEWCOMER_HOURS;
}
