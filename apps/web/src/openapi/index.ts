import { openApiDocument } from './document.ts';
import { ingestOperations } from './ingest.operations.ts';
import { moderationOperations } from './moderation.operations.ts';
import { webOperations } from './web.operations.ts';

/** Every route of the HTTP API, and the document of them. `scripts/openapi.ts` bundles this file and runs it. */
export const operations = [...webOperations, ...moderationOperations, ...ingestOperations];
export const documentOf = (version: string): Record<string, unknown> => openApiDocument(operations, version);
