import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type LocalServer } from './server.ts';
import { startNodeServer } from './node-server.ts';

/** Starts fauxqs: S3, SQS and SNS on one port. With a folder, what they hold survives a restart. */
export async function startStorage(options: { readonly directory?: string; readonly port?: number } = {}): Promise<LocalServer> {
  const port = options.port ?? (await freePort());
  const persistence: Record<string, string> = {};
  if (options.directory !== undefined) {
    const objects = join(options.directory, 'objects');
    mkdirSync(objects, { recursive: true });
    Object.assign(persistence, { FAUXQS_DATA_DIR: options.directory, FAUXQS_PERSISTENCE: 'true', FAUXQS_S3_STORAGE_DIR: objects });
  }
  return startNodeServer({
    name: 'storage',
    package: 'fauxqs',
    file: 'dist/server.js',
    environment: { FAUXQS_PORT: String(port), FAUXQS_HOST: 'localhost', FAUXQS_LOGGER: 'false', ...persistence },
    port,
    path: '/health',
  });
}
