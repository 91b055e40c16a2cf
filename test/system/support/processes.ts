import { readdirSync, readFileSync } from 'node:fs';

/** Process ids, their parents and their command lines, as Linux tells them. Zombies are left out: they only wait to be reaped. */
function processes(): { pid: number; parent: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // The command's name, in brackets, may hold blanks and brackets itself.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z' || state === 'X') return [];
      return [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

/** A process and everything that it started, and that those started. */
export function processTree(root: number): readonly number[] {
  const all = processes();
  const tree = [root];
  for (const pid of tree) tree.push(...all.filter(({ parent }) => parent === pid).map(({ pid: child }) => child));
  return tree;
}

/** Those of `pids` that still run, and whatever has `mark` in its command line: `PID COMMAND` each. */
export function stillRunning(pids: readonly number[], mark: string): readonly string[] {
  return processes()
    .filter(({ pid, command }) => pids.includes(pid) || command.includes(mark))
    .map(({ pid, command }) => `${pid} ${command.slice(0, 120)}`);
}

/** Memory of processes in MiB: `resident` counts what they share in each of them, `proportional` once. */
export function memoryOf(pids: readonly number[]): { readonly resident: number; readonly proportional: number } {
  let [resident, proportional] = [0, 0];
  for (const pid of pids) {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      const kibibytes = (name: string): number => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
      resident += kibibytes('Rss') / 1_024;
      proportional += kibibytes('Pss') / 1_024;
    } catch {
      // It ended meanwhile.
    }
  }
  return { resident: Math.round(resident), proportional: Math.round(proportional) };
}
