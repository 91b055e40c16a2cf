import 'reflect-metadata';
import { lambdaHandler } from '@groundswell/http';
import { WebModule } from './web.module.ts';

export const handler = await lambdaHandler(WebModule);
