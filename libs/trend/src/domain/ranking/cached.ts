import type { Clock } from '@groundswell/kernel';

const MOST = 2_000;

/** Answers that are kept for a while; whoever asks meanwhile shares one question. Failures are not kept. */
export class Cached<Value> {
  private readonly answers = new Map<string, { readonly at: number; readonly answer: Promise<Value> }>();

  constructor(
    private readonly clock: Clock,
    /** Milliseconds for which an answer is kept. */
    private readonly kept: number,
  ) {}

  get(key: string, ask: () => Promise<Value>, kept = this.kept): Promise<Value> {
    const at = this.clock.now();
    const known = this.answers.get(key);
    if (known !== undefined && at >= known.at && at - known.at < kept) return known.answer;
    if (this.answers.size >= MOST) this.answers.clear();
    const answer = ask();
    this.answers.set(key, { at, answer });
    answer.catch(() => this.answers.delete(key));
    return answer;
  }
}
