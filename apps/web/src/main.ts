import 'reflect-metadata';
import { createHttpApplication, listen } from '@groundswell/http';
import { loadLocalEnvironment } from '@groundswell/settings';

// `nest start web`: over the servers of the local cloud that runs, unless the environment names others.
loadLocalEnvironment();
// The module reads the environment when it is loaded, so not before now.
const { WebModule } = await import('./web.module.ts');
const address = await listen(await createHttpApplication(WebModule), Number(process.env.PORT ?? 3_001));
process.stdout.write(`web listens on ${address}\n`);
