/** Spellings of topics, to find the most used one of each. */
export class LabelCounts {
  private readonly only = new Map<string, { readonly label: string; count: number }>();
  /** Spellings of the topics that have several. */
  private readonly several = new Map<string, Map<string, number>>();

  add(topic: string, label: string): void {
    const first = this.only.get(topic);
    if (first === undefined) this.only.set(topic, { label, count: 1 });
    else if (first.label === label) first.count += 1;
    else {
      const others = this.several.get(topic) ?? new Map<string, number>();
      others.set(label, (others.get(label) ?? 0) + 1);
      this.several.set(topic, others);
    }
  }

  /** The most used spelling by topic, the earliest of equals, where it differs from the topic. */
  mostUsed(): Map<string, string> {
    const labels = new Map<string, string>();
    for (const [topic, first] of this.only) {
      let best = first.label;
      let most = first.count;
      for (const [label, count] of this.several.get(topic) ?? []) {
        if (count > most) [best, most] = [label, count];
      }
      if (best !== topic) labels.set(topic, best);
    }
    return labels;
  }
}
