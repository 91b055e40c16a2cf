import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ActivityStream,
  MAX_BODY_BYTES,
  MemoryActivityStream,
  MemorySources,
  Networks,
  Sources,
  type AcceptedActivity,
} from '@groundswell/activity';
import { MemoryOperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from '@groundswell/auth';
import { createHttpApplication, listen } from '@groundswell/http';
import { Clock, Ids, ManualClock, RandomIds } from '@groundswell/kernel';
import { KeyedHash, MemoryTokenLeases, TokenLeases } from '@groundswell/security';
import { Log } from '@groundswell/telemetry';
import { ReceptionModule } from '../../apps/ingest/src/reception.module.ts';

export const NOON = Date.parse('2026-03-01T12:00:00Z');
export const WRITE_KEY = 'write-key-of-shop';

/** The ingest application over a world in memory, listening on this machine. */
export interface IngestApp {
  readonly application: NestExpressApplication;
  readonly url: string;
  readonly operatorKey: string;
  readonly sources: MemorySources;
  readonly stream: MemoryActivityStream;
  readonly clock: ManualClock;
  /** What was logged, a line each. */
  readonly logged: readonly string[];
  put(): readonly AcceptedActivity[];
  close(): Promise<void>;
}

export async function startIngestApp(): Promise<IngestApp> {
  const clock = new ManualClock(NOON);
  const [sources, stream, logged] = [new MemorySources(), new MemoryActivityStream(), [] as string[]];
  await sources.save({ id: 'shop', name: 'Shop', writeKeys: [WRITE_KEY], createdAt: 0 });
  const keys = new StoredOperatorKeys(new MemoryOperatorKeyDigests(), clock);

  @Module({
    providers: [
      { provide: Sources, useValue: sources },
      { provide: OperatorKeys, useValue: keys },
      { provide: ActivityStream, useValue: stream },
      { provide: TokenLeases, useValue: new MemoryTokenLeases() },
      { provide: Networks, useValue: new Networks(new KeyedHash('a key of at least thirty-two characters', 'network')) },
      { provide: Clock, useValue: clock },
      { provide: Ids, useValue: new RandomIds() },
      { provide: Log, useValue: new Log({ level: 'debug', write: (line) => void logged.push(line) }) },
    ],
    exports: [Sources, OperatorKeys, ActivityStream, TokenLeases, Networks, Clock, Ids, Log],
  })
  class TwinsModule {}

  @Module({ imports: [ReceptionModule.over([TwinsModule]), TwinsModule] })
  class WorldModule {}

  const application = await createHttpApplication(WorldModule, { maxBodyBytes: MAX_BODY_BYTES });
  const url = await listen(application, 0);
  return {
    application,
    url,
    operatorKey: await keys.rotate(),
    sources,
    stream,
    clock,
    logged,
    put: () => stream.activities() as AcceptedActivity[],
    close: () => application.close(),
  };
}
