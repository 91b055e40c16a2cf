/**
 * Builds what runs: `node scripts/build.ts [TARGET ...]`. A target is the name of a function of the
 * topology, `cli`, `site` or `client`; without one, everything is built.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildSite } from 'vite';
import { topology } from '../deploy/topology.ts';
import { bundle } from './build/bundle.ts';
import { packageClient } from './build/client-package.ts';
import { FUNCTION_REPLACEMENTS, HTTP_REPLACEMENTS } from './build/replacements.ts';

const projectRoot = join(import.meta.dirname, '..');

const targets = new Map<string, () => Promise<string>>([
  ...topology.functions.map(({ name, entry, triggers }): [string, () => Promise<string>] => [
    name,
    () =>
      measured(
        bundle({
          entry,
          file: `dist/lambda/${name}/index.mjs`,
          // What nothing triggers is asked over HTTP.
          replacements: triggers.length === 0 ? HTTP_REPLACEMENTS : FUNCTION_REPLACEMENTS,
        }),
      ),
  ]),
  ['cli', () => measured(bundle({ entry: 'apps/cli/src/main.ts', file: 'dist/cli/groundswell.mjs' }))],
  ['site', site],
  ['client', () => packageClient(join(projectRoot, 'dist/client'))],
]);

async function measured(size: Promise<number>): Promise<string> {
  return `${Math.ceil((await size) / 1_024)} KiB`;
}

async function site(): Promise<string> {
  rmSync(join(projectRoot, 'dist/site'), { recursive: true, force: true });
  await buildSite({ configFile: join(projectRoot, 'apps/site/vite.config.ts'), logLevel: 'warn' });
  return existsSync(join(projectRoot, 'dist/site/index.html')) ? 'ok' : 'no index.html was made';
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !targets.has(name));
if (unknown.length > 0) {
  console.error(`There is nothing to build by the name of ${unknown.join(', ')}. Choose from: ${[...targets.keys()].join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : targets.keys()) {
  const started = performance.now();
  const result = await targets.get(name)?.();
  console.log(`built ${name.padEnd(8)} ${String(result).padStart(9)}  ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}
