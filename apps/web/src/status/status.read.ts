import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '@groundswell/kernel';
import { Settings } from '@groundswell/settings';
import type { Scope } from '@groundswell/topic';
import { type Freshness, iso, Publicity, tenths, TrendReads, whole } from '@groundswell/trend';
import packageJson from '../../../../package.json' with { type: 'json' };
import { Read } from '../answering/read.ts';
import type { StatusAnswer } from './status.schema.ts';

/** The ranker runs every minute even when nothing happens: after three it has failed or is not there. */
const STALE_SECONDS = 180;
const SAMPLE: Scope = 'source:sample';

interface Health {
  readonly freshness: Freshness;
  readonly sample: boolean;
  readonly now: number;
}

/** Whether what is shown is fresh. */
@Injectable()
export class StatusRead extends Read<void, Freshness, Health, StatusAnswer> {
  private readonly stage: string;
  /** Seconds of the deployment's clock in one of the machine's, by which the ranker is woken. */
  private readonly rate: number;

  constructor(
    settings: Settings,
    private readonly reads: TrendReads,
    private readonly publicity: Publicity,
    private readonly clock: Clock,
  ) {
    super();
    this.stage = settings.get('GROUNDSWELL_STAGE');
    this.rate = settings.get('GROUNDSWELL_CLOCK_RATE');
  }

  protected skeleton(): Promise<Freshness> {
    return this.reads.freshness();
  }

  protected async hydrate(freshness: Freshness): Promise<Health> {
    const sample = (await this.reads.scopes()).some(({ scope, actorsPerDay }) => scope === SAMPLE && actorsPerDay > 0);
    return { freshness, sample, now: this.clock.now() };
  }

  protected rules(health: Health): Health {
    return health;
  }

  protected present({ freshness: { rankedAt, countedThrough, activities }, sample, now }: Health): StatusAnswer {
    const lagSeconds = rankedAt === undefined ? undefined : Math.max(0, (now - rankedAt) / SECOND / this.rate);
    return {
      status: lagSeconds === undefined ? 'starting' : lagSeconds > STALE_SECONDS ? 'stale' : 'ok',
      version: packageJson.version,
      stage: this.stage,
      ...(rankedAt !== undefined && { rankedAt: iso(rankedAt) }),
      ...(countedThrough !== undefined && { countedThrough: iso(countedThrough) }),
      ...(lagSeconds !== undefined && { lagSeconds: tenths(lagSeconds) }),
      activities: whole(activities),
      minimumActors: this.publicity.minimumActors,
      sample,
    };
  }
}
