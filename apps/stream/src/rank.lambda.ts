import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import { RankHandler, type TimeLeft } from './rank.handler.ts';
import { RankModule } from './rank.module.ts';

// Once a process: what it remembers makes later refreshes cheap.
const application = await NestFactory.createApplicationContext(RankModule, { logger: new NestLog(new Log()) });
const rank = application.get(RankHandler);

/** Woken by new deltas and by the schedule; the event itself says nothing that is needed. */
export const handler = (_event: unknown, context: TimeLeft): Promise<void> => rank.handle(context);
