import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import { LoadHandler } from './load.handler.ts';
import { LoadModule } from './load.module.ts';

// Once a process: looks that come later find it warm.
const application = await NestFactory.createApplicationContext(LoadModule, { logger: new NestLog(new Log()) });
const loading = application.get(LoadHandler);

export const handler: LoadHandler['handle'] = (event, context) => loading.handle(event, context);
