import { TraitTable } from '../trait-table.ts';

/** Actors of a generation at most: both tables take 130 MB then. */
const MOST_YOUNG = 2 ** 20;

/**
 * What is known of the actors of the open hours. Two generations bound its memory: whoever was not
 * seen since the hour before the last one was folded is forgotten, and windows reach back no further.
 * Where a million come in an hour, generations change sooner, and whoever came earlier in it has no
 * traits any more: not known to be new, and in no known network.
 */
export class RecentActors {
  /** Everybody since the generation before the present one began. */
  private known = new TraitTable();
  /** Of those the ones of the present generation. */
  private young = new TraitTable();
  /** A generation was full since the last fold. */
  private wasFull = false;

  /** @param mostYoung actors of a generation at most */
  constructor(private readonly mostYoung = MOST_YOUNG) {}

  get traits(): TraitTable {
    return this.known;
  }

  merge(traits: TraitTable): void {
    this.known.merge(traits);
    this.young.merge(traits);
    this.bound();
  }

  /** Takes over what `traits` tells of one actor. */
  learn(actor: number, traits: TraitTable): void {
    this.known.learn(actor, traits);
    this.young.learn(actor, traits);
    this.bound();
  }

  /** Forgets whoever was last seen before the previous call; to be called when an hour is folded. */
  age(): void {
    if (!this.wasFull) this.change();
    this.wasFull = false;
  }

  private bound(): void {
    if (this.young.size < this.mostYoung) return;
    this.change();
    this.wasFull = true;
  }

  private change(): void {
    this.known = this.young;
    this.young = new TraitTable();
  }
}
