import type { Random } from './random.ts';

/** Draws items in proportion to their weights in constant time (Vose's alias method, 1991). */
export class Weighted<Item> {
  private readonly threshold: Float64Array;
  private readonly alias: Int32Array;

  /** @param weights not negative, not all zero, one an item */
  constructor(
    private readonly items: readonly Item[],
    weights: readonly number[],
  ) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.threshold = Float64Array.from(weights, (weight) => (weight * items.length) / total);
    this.alias = Int32Array.from(items.keys());
    const small = [...items.keys()].filter((index) => this.at(index) < 1);
    const large = [...items.keys()].filter((index) => this.at(index) >= 1);
    while (small.length > 0 && large.length > 0) this.pair(small, large);
    for (const index of [...small, ...large]) this.threshold[index] = 1;
  }

  draw(random: Random): Item {
    const index = random.below(this.items.length);
    const chosen = random.next() < this.at(index) ? index : (this.alias[index] ?? index);
    return this.items[chosen] as Item;
  }

  private at(index: number): number {
    return this.threshold[index] ?? 0;
  }

  /** Fills the rest of a small item's column from a large one. */
  private pair(small: number[], large: number[]): void {
    const [low, high] = [small.pop() as number, large.pop() as number];
    this.alias[low] = high;
    this.threshold[high] = this.at(high) - (1 - this.at(low));
    (this.at(high) < 1 ? small : large).push(high);
  }
}
