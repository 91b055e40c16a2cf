import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { topology } from '../../topology.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
/** What bundles are made of. */
const SOURCES = ['apps', 'libs', 'deploy/topology', 'package-lock.json'];

/** What each target of the build makes. */
export function outputs(): ReadonlyMap<string, string> {
  return new Map([
    ...topology.functions.map(({ name }): [string, string] => [name, `dist/lambda/${name}/index.mjs`]),
    ['cli', 'dist/cli/groundswell.mjs'],
    ['site', `${topology.site.directory}/${topology.site.fallback}`],
  ]);
}

/** Targets that are missing or older than any source. */
export function staleTargets(root = PROJECT): readonly string[] {
  const newest = Math.max(...SOURCES.map((path) => newestIn(join(root, path))));
  return [...outputs()]
    .filter(([, file]) => !existsSync(join(root, file)) || statSync(join(root, file)).mtimeMs < newest)
    .map(([name]) => name);
}

/**
 * Runs the build as a child.
 * @throws Error with what the build said when it fails
 */
export async function build(targets: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(PROJECT, 'scripts/build.ts'), ...targets], { cwd: PROJECT, maxBuffer: 10_000_000 });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`the build of ${targets.join(', ')} failed:\n${`${stdout}\n${stderr}`.trim()}`, { cause: error });
  }
}

function newestIn(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return /\.spec\.tsx?$/.test(path) ? 0 : found.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  return Math.max(0, ...inside.map((name) => newestIn(join(path, name))));
}
