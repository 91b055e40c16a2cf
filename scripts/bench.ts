/**
 * Measures one thing beside its peer or floor: `npm run bench -- NAME [OPTIONS]`. Prints a table for
 * people and, as its last line, one JSON object with the figures. A bench never fails a build.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';

const projectRoot = join(import.meta.dirname, '..');
const folder = join(projectRoot, 'test', 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME\nThere are: ${names.join(', ')}`);
  process.exit(2);
}
// What is measured is what runs: the built functions, freshly built.
const built = spawnSync(process.execPath, [join(projectRoot, 'scripts', 'build.ts')], {
  cwd: projectRoot,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) process.exit(1);
const file = join('dist', 'bench', `${name}.mjs`);
await bundle({
  entry: `test/bench/${name}.bench.ts`,
  file,
  external: [/^(?!@groundswell\/|@oxc-project\/|\.|\/)[^\0]/],
  asTheyStand: /(deploy[\\/]local|test[\\/]support)[\\/]/,
  minify: false,
});
const run = spawnSync(process.execPath, ['--expose-gc', join(projectRoot, file), ...rest], { cwd: projectRoot, stdio: 'inherit' });
process.exit(run.status ?? 1);
