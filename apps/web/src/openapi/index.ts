import { ingestOperations } from './ingest.operations.ts';
import { moderationOperations } from './moderation.operations.ts';
import { privacyOperations } from './privacy.operations.ts';
import { webOperations } from './web.operations.ts';

export { openApiDocument } from './document.ts';

/** Every route of the functions `web` and `ingest`. */
export const operations = [...webOperations, ...moderationOperations, ...privacyOperations, ...ingestOperations];
