import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import { LandHandler, type LandEvent } from './land.handler.ts';
import { LandModule } from './land.module.ts';

// Once a process: batches that come later find it warm.
const application = await NestFactory.createApplicationContext(LandModule, { logger: new NestLog(new Log()) });
const landing = application.get(LandHandler);

export const handler = (event: LandEvent): Promise<void> => landing.handle(event);
