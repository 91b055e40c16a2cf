import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const projectRoot = join(import.meta.dirname, '..', '..');

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * The client as a package that an app elsewhere can install: `npm pack dist/client`. Module by module, so that an app takes
 * what it uses; compiled without the types of Node, so that nothing of Node is used.
 * @returns how large it is in an app that uses everything, and in one that only asks
 * @throws Error with what the compiler says
 */
export async function packageClient(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  const project = join(projectRoot, 'libs/client/tsconfig.json');
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', project, '--outDir', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the client does not compile:\n${stdout}`);
  nameWhatIsThere(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);
  copyFileSync(join(projectRoot, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(projectRoot, 'docs/client.md'), join(folder, 'README.md'));
  const [whole, asking] = await Promise.all([sizeOf(folder, '*'), sizeOf(folder, '{ createClient, answerOf }')]);
  return `${whole} KB gzipped, ${asking} KB where it only asks`;
}

/** The compiler leaves the names of sources in declarations. */
function nameWhatIsThere(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.d.ts'))) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/ from '(\.[^']+)\.ts'/g, " from '$1.js'"));
  }
}

function manifest(): object {
  const { version, license, dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
  return {
    name: '@groundswell/client',
    version,
    license,
    description: 'Groundswell for apps: a typed client with sessions, retries and an offline queue, for browsers and React Native.',
    type: 'module',
    sideEffects: false,
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    types: './index.d.ts',
    dependencies: { 'openapi-fetch': dependencies['openapi-fetch'] },
  };
}

/** KB that an app carries for what it imports, minified and gzipped. */
async function sizeOf(folder: string, what: string): Promise<string> {
  const [entry, index] = ['\0entry', JSON.stringify(join(folder, 'index.js'))];
  const build = await rolldown({
    input: entry,
    cwd: projectRoot,
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id, importer) =>
          importer === undefined ? entry : id === 'openapi-fetch' ? join(projectRoot, 'node_modules/openapi-fetch/dist/index.mjs') : null,
        load: (id) => (id === entry ? `export ${what} from ${index};` : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  return (gzipSync(output[0].code).length / 1_000).toFixed(1);
}
