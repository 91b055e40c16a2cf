import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from './child.ts';
import type { LocalServer } from './server.ts';

export interface NodeServerOptions {
  readonly name: string;
  /** npm package that holds it, and the file in it to run. */
  readonly package: string;
  readonly file: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly port: number;
  /** Path that answers anything once it is up. Default `/`. */
  readonly path?: string;
}

/** Runs a server that is an npm package in a Node process of its own, on loopback only. */
export async function startNodeServer(options: NodeServerOptions): Promise<LocalServer> {
  const home = packageHome(options.package);
  const preload = join(dirname(fileURLToPath(import.meta.url)), 'loopback.ts');
  const child = new Child({
    name: options.name,
    command: process.execPath,
    args: ['--no-warnings', '--max-old-space-size=512', '--import', preload, join(home, options.file), ...(options.args ?? [])],
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  });
  const endpoint = `http://127.0.0.1:${options.port}`;
  await child.untilReady(() => fetch(endpoint + (options.path ?? '/'), { signal: AbortSignal.timeout(1_000) }), 60);
  return child.serving(endpoint);
}

/** Folder of an installed package, also of one that does not export its package.json. */
function packageHome(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(folder, name, 'package.json')));
    } catch {
      continue;
    }
  }
  throw new Error(`the package ${name} is missing; run npm ci`);
}
