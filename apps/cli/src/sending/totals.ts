import type { SendOutcome } from './outgoing.ts';

/** What became of everything that a feed read. */
export class Totals {
  read = 0;
  sent = 0;
  accepted = 0;
  retried = 0;
  readonly refusedByReason = new Map<string, number>();

  get refused(): number {
    return [...this.refusedByReason.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Counts what a request came to. */
  add(outcome: SendOutcome): void {
    this.sent += outcome.accepted + outcome.refused;
    this.accepted += outcome.accepted;
    this.retried += outcome.retried;
    for (const { status, reason, field } of outcome.results) {
      if (status === 'refused') this.refuse(field === undefined ? (reason ?? 'refused') : `${field}: ${reason ?? 'refused'}`);
    }
  }

  /** Counts one that was not sent, or not taken. */
  refuse(reason: string): void {
    this.refusedByReason.set(reason, (this.refusedByReason.get(reason) ?? 0) + 1);
  }

  /** The totals for people: what, how many, how fast. */
  lines(seconds: number): readonly string[] {
    const perSecond = seconds > 0 ? this.accepted / seconds : this.accepted;
    const reasons = [...this.refusedByReason].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `  ${count} × ${reason}`);
    return [
      `read      ${this.read}`,
      `sent      ${this.sent}`,
      `accepted  ${this.accepted}`,
      `refused   ${this.refused}`,
      ...reasons,
      `retried   ${this.retried} requests`,
      `took      ${seconds.toFixed(1)} s, ${perSecond.toFixed(1)} a second`,
    ];
  }
}
