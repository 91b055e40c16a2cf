import 'reflect-metadata';
import { lambdaHandler } from '@groundswell/http';
import { MobileModule } from './mobile.module.ts';

export const handler = await lambdaHandler(MobileModule);
