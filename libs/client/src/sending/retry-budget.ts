const EARNED_BY_REQUEST = 0.1;

/**
 * How many retries there may be for all requests together. Requests earn, retries spend: while most requests are
 * answered nobody notices, and while none is the client adds a tenth to the load of a server that is down, not thrice.
 */
export class RetryBudget {
  private left: number;

  constructor(private readonly most: number) {
    this.left = most;
  }

  earn(): void {
    this.left = Math.min(this.most, this.left + EARNED_BY_REQUEST);
  }

  /** @returns whether there was a retry left to spend */
  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
