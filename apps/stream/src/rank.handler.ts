import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Log, Metrics } from '@groundswell/telemetry';
import { Ranker } from '@groundswell/trend';
import { MemoryWatch } from './memory-watch.ts';

/** What of a Lambda's context is used. */
export interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

/** A topic that appears must stand high twice; the second look comes so much later. Milliseconds. */
const SECOND_LOOK = 1_100;
/** Between the looks of one that keeps looking: as long as the others' wake-ups gather what is new. Milliseconds. */
const NEXT_LOOK = 2_000;
/** Looks at most in one run: whatever still waits then or is not merged yet, the next wake-up sees. */
const LOOKS = 4;
/** Time that one more look may take at the end of a run. */
const TIME_FOR_A_LOOK = 20_000;

/**
 * Runs refreshes. What woke it says nothing beyond "there is something new": a refresh reads
 * whatever is new, so batches need not be looked at, and one that failed is made good by the next.
 */
@Injectable()
export class RankHandler {
  /** Refreshes of one process come one after the other, however it is called. */
  private running: Promise<unknown> = Promise.resolve();

  /** @param keepsLooking whether it looks again and again while there is time: nothing but a schedule wakes it */
  constructor(
    private readonly ranker: Ranker,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly memory: MemoryWatch,
    private readonly keepsLooking = false,
  ) {}

  /** @throws what a dependency throws that is down, so that the wake-up is delivered again */
  handle(context: TimeLeft): Promise<void> {
    const run = this.running.catch(() => undefined).then(() => this.refresh(context));
    this.running = run;
    return run;
  }

  private async refresh(context: TimeLeft): Promise<void> {
    let [activities, deltas] = [0, 0];
    for (let look = 1; look <= LOOKS || this.keepsLooking; look += 1) {
      const refresh = await this.ranker.refresh();
      activities += refresh.activities;
      deltas += refresh.deltas ?? 0;
      if (refresh.gaps !== undefined) this.log.error('deltas expired before they were ranked', undefined, { gaps: refresh.gaps });
      if (!refresh.held) return this.log.debug('another ranker holds the lease');
      if (context.getRemainingTimeInMillis() < TIME_FOR_A_LOOK) break;
      if (refresh.behind === true) continue;
      if (!refresh.pending && !this.keepsLooking) break;
      // What came since the look before wakes another run, which looks at what waits, too.
      if (look > 1 && refresh.activities > 0 && !this.keepsLooking) break;
      await delay(refresh.pending ? SECOND_LOOK : NEXT_LOOK);
    }
    if (deltas > 0) this.metrics.emit({ DeltasRanked: deltas, RankMemory: this.memory.use.used });
    if (activities > 0) this.log.info('ranked', { activities });
    if (this.memory.nears()) this.log.warn('the ranker nears the end of its memory: raise GROUNDSWELL_RANK_PARTS', { ...this.memory.use });
  }
}
