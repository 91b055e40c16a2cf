/** What an operator of the deployment should hear of, as numbers without names. */
export abstract class AuthEvents {
  /** A refresh token came a second time: somebody has a copy of it. */
  abstract refreshTokenReused(): void;
  /** Something was tried too often, and not even looked at. */
  abstract attemptsExhausted(): void;
}

/** Counts events. For tests. */
export class CountedAuthEvents extends AuthEvents {
  reused = 0;
  exhausted = 0;

  refreshTokenReused(): void {
    this.reused += 1;
  }

  attemptsExhausted(): void {
    this.exhausted += 1;
  }
}
