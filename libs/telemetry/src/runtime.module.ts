import { Global, Module } from '@nestjs/common';
import { Clock, Ids, RandomIds, RatedClock, SystemClock } from '@groundswell/kernel';
import { Settings, SettingsError } from '@groundswell/settings';
import { Log } from './log.ts';
import { Metrics } from './metrics.ts';

/**
 * The time as the deployment tells it: the machine's, or a faster one that all processes share.
 * @throws SettingsError when a rate is given without the origin that makes processes agree
 */
export function clockOf(settings: Settings): Clock {
  const rate = settings.get('GROUNDSWELL_CLOCK_RATE');
  if (rate === 1) return new SystemClock();
  const origin = settings.get('GROUNDSWELL_CLOCK_ORIGIN');
  if (origin === undefined) throw new SettingsError('GROUNDSWELL_CLOCK_ORIGIN is missing, which GROUNDSWELL_CLOCK_RATE needs');
  return new RatedClock(origin, rate);
}

/**
 * What every application runs with: `Clock`, `Ids`, `Log`, `Metrics`. Needs `SettingsModule` with
 * GROUNDSWELL_STAGE, _LOG_LEVEL, _CLOCK_RATE and _CLOCK_ORIGIN. Logs and metrics keep the machine's
 * time, whatever the rate: they are read beside those of other machines.
 */
@Global()
@Module({
  providers: [
    { provide: Clock, inject: [Settings], useFactory: clockOf },
    { provide: Ids, useClass: RandomIds },
    { provide: Log, inject: [Settings], useFactory: (settings: Settings) => new Log({ level: settings.get('GROUNDSWELL_LOG_LEVEL') }) },
    { provide: Metrics, inject: [Settings], useFactory: (settings: Settings) => new Metrics({ stage: settings.get('GROUNDSWELL_STAGE') }) },
  ],
  exports: [Clock, Ids, Log, Metrics],
})
export class RuntimeModule {}
