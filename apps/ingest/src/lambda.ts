import 'reflect-metadata';
import { MAX_BODY_BYTES } from '@groundswell/activity';
import { lambdaHandler } from '@groundswell/http';
import { IngestModule } from './ingest.module.ts';

export const handler = await lambdaHandler(IngestModule, { maxBodyBytes: MAX_BODY_BYTES });
