/** Spellings that are told apart; a topic seldom has more than two that matter. */
const KEPT = 6;
/** Uses that are remembered: from there on all are halved, so that a new spelling can take over within as many uses. */
const REMEMBERED = 2_000;

/**
 * The most used spelling of a topic: Space-Saving (Metwally et al., 2005) over spellings. Exact for up to
 * six of them; of more, a spelling with more than a sixth of the uses is always among those told apart.
 * Of equals the one that came first. Only the leader and its lead are stored: after a restart the
 * others begin anew, and have that lead to make good.
 */
export class Spellings {
  /** Absent while there is one spelling at most, which has all uses: so it is with nearly every topic. */
  private uses: Map<string, number> | undefined;
  private total = 0;
  private first: string | undefined;

  /** @param lead uses by which `label` leads, as it was stored */
  constructor(label?: string, lead = 0) {
    if (label !== undefined) this.add(label, Math.max(1, lead));
  }

  /** The most used spelling; undefined before the first. */
  get leader(): string | undefined {
    return this.first;
  }

  /** Uses that the leader has more than the next one, at least 1; 0 before the first. */
  get lead(): number {
    if (this.first === undefined) return 0;
    let next = 0;
    for (const [label, uses] of this.uses ?? []) if (label !== this.first && uses > next) next = uses;
    return Math.max(1, this.usesOf(this.first) - next);
  }

  add(label: string, uses: number): void {
    if (this.first !== undefined && this.first !== label) this.uses ??= new Map([[this.first, this.total]]);
    this.uses?.set(label, (this.uses.get(label) ?? this.room(this.uses)) + uses);
    this.total += uses;
    if (this.first === undefined || this.usesOf(label) > this.usesOf(this.first)) this.first = label;
    if (this.total > REMEMBERED) this.halve();
  }

  private usesOf(label: string): number {
    return this.uses === undefined ? this.total : (this.uses.get(label) ?? 0);
  }

  /** Makes room for one more; returns what the one that had to go had, which the new one inherits. */
  private room(known: Map<string, number>): number {
    if (known.size < KEPT) return 0;
    let [least, fewest] = ['', Number.POSITIVE_INFINITY];
    for (const [label, uses] of known) if (label !== this.first && uses < fewest) [least, fewest] = [label, uses];
    known.delete(least);
    return fewest;
  }

  private halve(): void {
    if (this.uses === undefined) {
      this.total = Math.floor(this.total / 2);
      return;
    }
    this.total = 0;
    for (const [label, uses] of this.uses) {
      const half = Math.floor(uses / 2);
      if (half === 0 && label !== this.first) this.uses.delete(label);
      else this.uses.set(label, Math.max(1, half));
      this.total += half;
    }
  }
}
