import { TraitTable } from '../trait-table.ts';

/**
 * What is known of the actors of the open hours. Two generations bound its memory: whoever was not
 * seen since the hour before the last one was folded is forgotten, and windows reach back no further.
 */
export class RecentActors {
  /** Everybody since the fold before the last one. */
  private known = new TraitTable();
  /** Of those the ones since the last fold. */
  private young = new TraitTable();

  /** @param stored of the stored minutes */
  constructor(stored?: TraitTable) {
    if (stored !== undefined) this.merge(stored);
  }

  get traits(): TraitTable {
    return this.known;
  }

  merge(traits: TraitTable): void {
    this.known.merge(traits);
    this.young.merge(traits);
  }

  /** Forgets whoever was last seen before the previous call. */
  age(): void {
    this.known = this.young;
    this.young = new TraitTable();
  }
}
