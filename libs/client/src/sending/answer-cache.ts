/** An answer as it is kept. */
export interface KeptAnswer {
  readonly etag: string;
  readonly contentType: string;
  readonly body: string;
}

/** Where answers are kept, by address. They are asked for again each time, and only not sent again: nothing gets stale. */
export abstract class AnswerCache {
  abstract get(address: string): KeptAnswer | undefined;
  abstract set(address: string, answer: KeptAnswer): void;
  /** When somebody else signs in. */
  abstract clear(): void;
}

/** Keeps the answers that were used last, in memory: what is about people never reaches a disk. */
export class RecentAnswers extends AnswerCache {
  private readonly answers = new Map<string, KeptAnswer>();
  private letters = 0;

  /**
   * @param most answers kept
   * @param mostLetters of all kept bodies together
   */
  constructor(
    private readonly most = 100,
    private readonly mostLetters = 1_000_000,
  ) {
    super();
  }

  get(address: string): KeptAnswer | undefined {
    const answer = this.answers.get(address);
    if (answer === undefined) return undefined;
    this.answers.delete(address);
    this.answers.set(address, answer);
    return answer;
  }

  set(address: string, answer: KeptAnswer): void {
    this.drop(address);
    if (answer.body.length > this.mostLetters) return;
    this.answers.set(address, answer);
    this.letters += answer.body.length;
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.most && this.letters <= this.mostLetters) return;
      this.drop(oldest);
    }
  }

  clear(): void {
    this.answers.clear();
    this.letters = 0;
  }

  private drop(address: string): void {
    this.letters -= this.answers.get(address)?.body.length ?? 0;
    this.answers.delete(address);
  }
}
