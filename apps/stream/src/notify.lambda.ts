import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import { NotifyHandler } from './notify.handler.ts';
import { NotifyModule } from './notify.module.ts';

const application = await NestFactory.createApplicationContext(NotifyModule, { logger: new NestLog(new Log()) });
const notify = application.get(NotifyHandler);

/** Told of lists that changed, and woken by the schedule. */
export const handler: NotifyHandler['handle'] = (event, context) => notify.handle(event, context);
