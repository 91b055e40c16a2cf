/** Fails when a generated file that is checked in is not what its generator makes now. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..', '..');
const generators: readonly (readonly string[])[] = [
  ['scripts/openapi.ts', '--check'],
  ['scripts/security-checks.ts', '--check'],
  ['scripts/warehouse-schema.ts', '--check'],
];

let failed = 0;
for (const words of generators) {
  const result = spawnSync(process.execPath, [...words], { cwd: projectRoot, encoding: 'utf8' });
  if (result.status === 0) continue;
  failed += 1;
  console.error(`${words.join(' ')}:\n${result.stdout}${result.stderr}`);
}
process.exit(failed > 0 ? 1 : 0);
