import { setTimeout as delay } from 'node:timers/promises';

/** How long answers take that must not tell by their time what was found. */
export abstract class Pace {
  /** Does `work`, and comes back with its outcome when a stranger can't tell any more how long it took. */
  abstract keep<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>;
}

/** Comes back after whole steps, however little or much there was to do. Real time: it is measured by strangers. */
export class SteadyPace extends Pace {
  /** @param step milliseconds; above what the work takes nearly always */
  constructor(private readonly step = 500) {
    super();
  }

  async keep<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      const taken = performance.now() - started;
      await delay(Math.ceil(taken / this.step) * this.step - taken);
    }
  }
}
