/**
 * Everything that must hold beside the tests: `npm run verify [STEP ...]`. Each step runs even when
 * one before it failed; what a failed one printed is shown whole.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..');

/** A step is a command line of the project's own tools. */
const steps: Readonly<Record<string, readonly string[]>> = {
  format: ['prettier', '--check', '--log-level', 'warn', '.'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  types: ['tsc', '--noEmit'],
  'types of the site': ['tsc', '--noEmit', '-p', 'apps/site/tsconfig.json'],
  'import rules': ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'deploy', 'scripts', 'test'],
  'unused code': ['knip'],
  sizes: ['node', 'scripts/verify/sizes.ts'],
  build: ['node', 'scripts/build.ts'],
  entries: ['node', 'scripts/verify/entries.ts'],
  'generated files': ['node', 'scripts/verify/generated.ts'],
  dependencies: ['node', 'scripts/verify/dependencies.ts'],
  synth: ['node', 'scripts/synth.ts', '--quiet'],
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. Choose from: ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

let failed = 0;
for (const [name, [command, ...args]] of Object.entries(steps)) {
  if (command === undefined || (chosen.length > 0 && !chosen.includes(name))) continue;
  const started = performance.now();
  const result = spawnSync(command, args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 64 * 1_024 * 1_024 });
  const passed = result.status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(18)} ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  // What a step says of itself is told also when it passed: what was not checked must not look checked.
  for (const note of result.stdout.split('\n').filter((line) => line.startsWith('note: '))) console.log(`       ${note}`);
  if (passed) continue;
  failed += 1;
  console.log(`${result.error?.message ?? ''}${result.stdout}${result.stderr}`.trim());
}
process.exit(failed > 0 ? 1 : 0);
