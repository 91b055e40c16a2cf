import 'reflect-metadata';
import { createHttpApplication, listen } from '@groundswell/http';
import { loadLocalEnvironment } from '@groundswell/settings';

// `nest start mobile`: over the servers of the local cloud that runs, unless the environment names others.
loadLocalEnvironment();
// The module reads the environment when it is loaded, so not before now.
const { MobileModule } = await import('./mobile.module.ts');
const address = await listen(await createHttpApplication(MobileModule), Number(process.env.PORT ?? 3_003));
process.stdout.write(`mobile listens on ${address}\n`);
