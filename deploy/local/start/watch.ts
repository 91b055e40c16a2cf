import { watch } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloud } from '../cloud.ts';
import { build } from './builds.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const QUIET = 300;

/** Which targets of the build a changed file belongs to. */
export function targetsOf(file: string, functions: readonly string[]): readonly string[] {
  const path = file.replaceAll('\\', '/');
  if (!/\.(ts|tsx|css|html)$/.test(path) || /\.spec\.tsx?$/.test(path)) return [];
  if (path.startsWith('apps/site/')) return ['site'];
  if (path.startsWith('apps/cli/')) return ['cli'];
  if (path.startsWith('libs/client/')) return ['site'];
  const app = /^apps\/([^/]+)\//.exec(path)?.[1];
  if (app === 'stream') return functions.filter((name) => ['count', 'rank', 'forget'].includes(name));
  return app === undefined ? functions : functions.filter((name) => name === app);
}

/** Builds anew what a changed source belongs to, and has the functions load it. @returns what ends it */
export function watchSources(cloud: LocalCloud, functions: readonly string[], say: (line: string) => void): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const rebuild = async () => {
    const targets = [...changed];
    changed.clear();
    if (targets.length === 0) return;
    try {
      await build(targets);
      for (const name of targets) if (functions.includes(name)) cloud.functions.reload(name);
      say(`rebuilt ${targets.join(', ')}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const watchers = ['apps', 'libs'].map((folder) =>
    watch(join(PROJECT, folder), { recursive: true }, (_event, file) => {
      for (const target of targetsOf(`${folder}/${file ?? ''}`, functions)) changed.add(target);
      clearTimeout(timer);
      timer = setTimeout(() => {
        building = building.then(rebuild);
      }, QUIET);
    }),
  );
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}
