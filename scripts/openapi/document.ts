import { accountOperations } from '../../apps/mobile/src/openapi/accounts.operations.ts';
import { endpointOperations } from '../../apps/mobile/src/openapi/endpoints.operations.ts';
import { feedOperations } from '../../apps/mobile/src/openapi/feed.operations.ts';
import { keepingOperations } from '../../apps/mobile/src/openapi/keeping.operations.ts';
import { privacyOperations } from '../../apps/mobile/src/openapi/privacy.operations.ts';
import { openApiDocument, operations as others } from '../../apps/web/src/openapi/index.ts';

/** Every route of the HTTP API, and the document of them. `scripts/openapi.ts` bundles this file and runs it. */
export const operations = [
  ...others,
  ...accountOperations,
  ...keepingOperations,
  ...feedOperations,
  ...privacyOperations,
  ...endpointOperations,
];
export const documentOf = (version: string): Record<string, unknown> => openApiDocument(operations, version);
