import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Log, NestLog } from '@groundswell/telemetry';
import { ForgetHandler } from './forget.handler.ts';
import { ForgetModule } from './forget.module.ts';

// Once a process: looks that come later find it warm.
const application = await NestFactory.createApplicationContext(ForgetModule, { logger: new NestLog(new Log()) });
const forgetting = application.get(ForgetHandler);

export const handler = (): Promise<void> => forgetting.handle();
