import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { CountHandler } from './count.handler.ts';
import { CountModule } from './count.module.ts';

// Once a process: batches that come later find it warm.
const application = await NestFactory.createApplicationContext(CountModule, { logger: new NestLog(new Log()) });
const counting = application.get(CountHandler);

export const handler = (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> => counting.handle(event);
