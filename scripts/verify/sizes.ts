/** No source file may grow past 400 lines: something in it wants a file of its own. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 400;
const projectRoot = join(import.meta.dirname, '..', '..');

const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.css'], {
  cwd: projectRoot,
  encoding: 'utf8',
});
const tooLong = listed.stdout
  .split('\n')
  .filter((file) => file !== '' && !file.includes('/generated/'))
  .map((file) => ({ file, lines: linesOf(file) }))
  .filter(({ lines }) => lines > LIMIT);

for (const { file, lines } of tooLong) console.error(`${file} has ${lines} lines; ${LIMIT} are the limit`);
process.exit(tooLong.length > 0 ? 1 : 0);

/** 0 for a file that git still lists but that was deleted. */
function linesOf(file: string): number {
  try {
    return readFileSync(join(projectRoot, file), 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}
