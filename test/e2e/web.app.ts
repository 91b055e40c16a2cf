import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { MemorySources, Sources } from '@groundswell/activity';
import { AccessVerifier, MemoryOperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from '@groundswell/auth';
import { createHttpApplication, listen } from '@groundswell/http';
import { Clock, ManualClock, RandomIds } from '@groundswell/kernel';
import { ErasedActors, ErasureOrders, MemoryErasedList, MemoryErasureOrders } from '@groundswell/privacy';
import { Settings } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { DeploymentKey, FixedDeploymentKey, Idempotency, MemoryIdempotency } from '@groundswell/security';
import { InMemoryModerationStore, InMemorySamples, ModerationBook, ModerationStore, Samples, TrendReads } from '@groundswell/trend';
import { ApiModule } from '../../apps/web/src/api.module.ts';
import { WEB_SETTINGS } from '../../apps/web/src/web.settings.ts';
import { NOON, TrendReadsTwin } from '../../apps/web/test/twins.ts';

/** The web application over a world in memory, listening on this machine. */
export interface WebApp {
  readonly application: NestExpressApplication;
  readonly url: string;
  readonly operatorKey: string;
  readonly reads: TrendReadsTwin;
  readonly samples: InMemorySamples;
  readonly sources: MemorySources;
  readonly decisions: InMemoryModerationStore;
  readonly erased: ErasedActors;
  readonly erasures: MemoryErasureOrders;
  readonly clock: ManualClock;
  /** What was logged, a line each. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

const TABLES = { GROUNDSWELL_TABLE_IDENTITY: 'identity', GROUNDSWELL_TABLE_TRENDS: 'trends', GROUNDSWELL_TABLE_ACTIVITY: 'activity' };

/** What actors are hashed with there. */
export const DEPLOYMENT_KEY = 'a key of at least thirty-two characters';

/** @param verifier knows people with a role; absent: there are no accounts */
export async function startWebApp(environment: Readonly<Record<string, string>> = {}, verifier?: AccessVerifier): Promise<WebApp> {
  const [reads, samples, sources, clock, logged] = [
    new TrendReadsTwin(),
    new InMemorySamples(),
    new MemorySources(),
    new ManualClock(NOON),
    [] as string[],
  ];
  const decisions = new InMemoryModerationStore();
  const erased = new ErasedActors(new MemoryErasedList(), clock);
  const erasures = new MemoryErasureOrders();
  const keys = new StoredOperatorKeys(new MemoryOperatorKeyDigests(), clock);
  const settings = Settings.read(WEB_SETTINGS, { ...TABLES, ...environment });
  const log = new Log({ level: 'debug', clock, write: (line) => void logged.push(line) });

  @Module({
    providers: [
      { provide: TrendReads, useValue: reads },
      { provide: Samples, useValue: samples },
      { provide: Sources, useValue: sources },
      { provide: ModerationStore, useValue: decisions },
      { provide: ModerationBook, useValue: new ModerationBook(decisions, clock, new RandomIds()) },
      { provide: ErasedActors, useValue: erased },
      { provide: ErasureOrders, useValue: erasures },
      { provide: DeploymentKey, useValue: new FixedDeploymentKey(DEPLOYMENT_KEY) },
      { provide: Idempotency, useValue: new Idempotency(new MemoryIdempotency(), clock, new RandomIds()) },
      { provide: OperatorKeys, useValue: keys },
      { provide: AccessVerifier, useValue: verifier },
      { provide: Clock, useValue: clock },
      { provide: Log, useValue: log },
    ],
    exports: [
      TrendReads,
      Samples,
      Sources,
      ModerationStore,
      ModerationBook,
      ErasedActors,
      ErasureOrders,
      DeploymentKey,
      Idempotency,
      OperatorKeys,
      AccessVerifier,
      Clock,
      Log,
    ],
  })
  class TwinsModule {}

  @Module({ providers: [{ provide: Settings, useValue: settings }], exports: [Settings] })
  class GivenSettings {}

  @Module({
    imports: [{ module: GivenSettings, global: true }, RuntimeModule, ApiModule.over([TwinsModule])],
    providers: [{ provide: Log, useValue: log }],
  })
  class WorldModule {}

  const application = await createHttpApplication(WorldModule);
  const url = await listen(application, 0);
  const world = { reads, samples, sources, decisions, erased, erasures, clock, logged };
  return { application, url, operatorKey: await keys.rotate(), ...world, close: () => application.close() };
}
