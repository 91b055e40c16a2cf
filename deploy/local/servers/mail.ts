import { freePort, type LocalServer } from './server.ts';
import { startNodeServer } from './node-server.ts';

/** Starts the mail sink: takes what SES would send and shows it on a mailbox page. Nothing leaves the machine. */
export async function startMail(options: { readonly port?: number } = {}): Promise<LocalServer> {
  const port = options.port ?? (await freePort());
  return startNodeServer({
    name: 'mail',
    package: 'aws-ses-v2-local',
    file: 'dist/cli.js',
    args: ['--host', '127.0.0.1', '--port', String(port)],
    port,
    path: '/health-check',
  });
}
