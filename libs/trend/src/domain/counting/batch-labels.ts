import { NONE } from './activity-columns.ts';

/** Spellings of a batch's topics by number, to find the most used one of each. */
export class BatchLabels {
  private readonly first: Int32Array;
  private readonly counts: Int32Array;
  private readonly isSpelledVariously: Uint8Array;
  /** Spellings of the topics that have several, in the order in which they came. */
  private readonly several = new Map<number, Map<number, number>>();

  /** @param topics numbers of topics are below it */
  constructor(topics: number) {
    this.first = new Int32Array(topics).fill(NONE);
    this.counts = new Int32Array(topics);
    this.isSpelledVariously = new Uint8Array(topics);
  }

  add(topic: number, label: number): void {
    const first = this.first[topic] as number;
    if (first === label) this.counts[topic] = (this.counts[topic] as number) + 1;
    else if (first === NONE) {
      this.first[topic] = label;
      this.counts[topic] = 1;
    } else this.addOther(topic, label);
  }

  /** The most used spelling of a topic, the earliest of equals; NONE where nobody spelled it. */
  mostUsed(topic: number): number {
    let best = this.first[topic] as number;
    if (this.isSpelledVariously[topic] === 0) return best;
    let most = this.counts[topic] as number;
    for (const [label, count] of this.several.get(topic) ?? []) if (count > most) [best, most] = [label, count];
    return best;
  }

  private addOther(topic: number, label: number): void {
    const others = this.several.get(topic) ?? new Map<number, number>();
    others.set(label, (others.get(label) ?? 0) + 1);
    this.several.set(topic, others);
    this.isSpelledVariously[topic] = 1;
  }
}
