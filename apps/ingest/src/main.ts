import 'reflect-metadata';
import { MAX_BODY_BYTES } from '@groundswell/activity';
import { createHttpApplication, listen } from '@groundswell/http';
import { loadLocalEnvironment } from '@groundswell/settings';

// `nest start ingest`: over the servers of the local cloud that runs, unless the environment names others.
loadLocalEnvironment();
// The module reads the environment when it is loaded, so not before now.
const { IngestModule } = await import('./ingest.module.ts');
const application = await createHttpApplication(IngestModule, { maxBodyBytes: MAX_BODY_BYTES });
const address = await listen(application, Number(process.env.PORT ?? 3_002));
process.stdout.write(`ingest listens on ${address}\n`);
