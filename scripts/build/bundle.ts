import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import { absence, awsModules, replace, type Replacement } from './replacements.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

/** Packages that Nest loads only where they are installed; here they never are. */
const OPTIONAL = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  'class-validator',
  'class-transformer',
  '@fastify/static',
  '@fastify/view',
];

/** Answers an optional package's import as Node does when it is not installed. */
const absentPackages: Plugin = {
  name: 'absent-packages',
  resolveId(id) {
    return OPTIONAL.some((name) => id === name || id.startsWith(`${name}/`)) ? { id: `\0absent:${id}` } : null;
  },
  load(id) {
    if (!id.startsWith('\0absent:')) return null;
    return absence(id.slice('\0absent:'.length));
  },
};

/** Media types that an answer of ours can have; mime-db knows 2,500 and weighs 276 KiB. */
const MEDIA_TYPES =
  /^(application\/(json|problem\+json|octet-stream|x-www-form-urlencoded|x-ndjson|cloudevents\S*|xml|pdf|zip|gzip)|text\/(html|plain|css|csv|javascript|event-stream|xml)|image\/(png|jpeg|svg\+xml|webp|x-icon)|multipart\/form-data)$/;

const fewMediaTypes: Plugin = {
  name: 'few-media-types',
  async load(id) {
    if (!/mime-db[\\/]db\.json$/.test(id)) return null;
    const types = Object.entries(JSON.parse(await readFile(id, 'utf8')) as Record<string, unknown>);
    return { code: JSON.stringify(Object.fromEntries(types.filter(([name]) => MEDIA_TYPES.test(name)))), moduleType: 'json' };
  },
};

/** Refers to matching files by address instead of taking them in. */
function filesAsTheyStand(pattern: RegExp): Plugin {
  return {
    name: 'files-as-they-stand',
    resolveId(id, importer) {
      if (!id.startsWith('.') || importer === undefined) return null;
      const path = resolve(dirname(importer), id);
      return pattern.test(path) ? { id: pathToFileURL(path).href, external: true } : null;
    },
  };
}

export interface BundleOptions {
  readonly entry: string;
  /** ESM file to write. */
  readonly file: string;
  /** Left as imports: for tools that run from the project's folder. */
  readonly external?: readonly (string | RegExp)[];
  /** Files of the project that are imported as they stand: they run by themselves and know their own place. */
  readonly asTheyStand?: RegExp;
  readonly minify?: boolean;
  /** What the entry never uses. */
  readonly replacements?: readonly Replacement[];
}

/**
 * Bundles an entry with everything that it imports into one ESM file.
 * rolldown keeps the decorators' metadata, which Nest's constructor injection needs.
 * @returns bytes written
 */
export async function bundle(options: BundleOptions): Promise<number> {
  const { entry, file, external = [], asTheyStand, minify = true, replacements = [] } = options;
  const build = await rolldown({
    input: join(projectRoot, entry),
    cwd: projectRoot,
    platform: 'node',
    tsconfig: join(projectRoot, 'tsconfig.json'),
    external: [/^node:/, ...external],
    resolve: { alias: rxjsModules() },
    treeshake: { moduleSideEffects: (id) => !withoutSideEffects.test(id) },
    plugins: [
      replace(replacements),
      absentPackages,
      fewMediaTypes,
      awsModules,
      ...(asTheyStand === undefined ? [] : [filesAsTheyStand(asTheyStand)]),
    ],
    onLog(level, log, show) {
      // Dependencies evaluate and mix module kinds knowingly.
      if (log.code !== 'EVAL' && log.code !== 'COMMONJS_VARIABLE_IN_ESM') show(level, log);
    },
  });
  await build.write({
    file: join(projectRoot, file),
    format: 'esm',
    minify,
    keepNames: true,
    codeSplitting: false,
    sourcemap: false,
    banner: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  });
  await build.close();
  return statSync(join(projectRoot, file)).size;
}

/**
 * Modules that do nothing when they are loaded, so that what is not used of them goes. The indices of Nest
 * load reflect-metadata, which must be there before any decorator runs.
 */
const withoutSideEffects =
  /[\\/](libs[\\/][^\\/]+[\\/]src|node_modules[\\/](@nestjs(?![\\/](?:common|core)[\\/]index\.js)|rxjs|@smithy|@aws-sdk|iterare|uid))[\\/]/;

/** rxjs's CommonJS build, which Node's conditions choose, cannot be tree-shaken. */
function rxjsModules(): Record<string, string> {
  const home = join(createRequire(import.meta.url).resolve('rxjs/package.json'), '..', 'dist', 'esm');
  return { 'rxjs/operators': join(home, 'operators', 'index.js'), rxjs: join(home, 'index.js') };
}
