import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Something that functions never use, taken out of their bundles. Whoever bundles is told when a
 * replacement finds nothing to replace: a package moved, and its weight would come back unnoticed.
 */
export interface Replacement {
  readonly name: string;
  /** Whether the import `id` of `importer` is to be replaced. */
  matches(id: string, importer: string | undefined): boolean;
  /** What it is replaced by. */
  readonly code: string;
}

/** What an optional package's import does where it is not installed. */
export function absence(name: string): string {
  return `throw Object.assign(new Error("Cannot find module '" + ${JSON.stringify(name)} + "'"), { code: 'MODULE_NOT_FOUND' });`;
}

const named = (name: string) => (id: string) => id === name;

/** Lambda, and the local cloud, give credentials in the environment; the SDK would bring six other ways to get some. */
const credentials: Replacement = {
  name: 'credentials',
  matches: named('@aws-sdk/credential-provider-node'),
  code: `export const defaultProvider = () => async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new Error('There are no credentials in the environment.');
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };`,
};

/** Nest starts Express by itself where no adapter is given: HTTP functions give one, workers have none. */
const defaultAdapter: Replacement = {
  name: 'default-adapter',
  matches: (id, importer) => id === '@nestjs/platform-express' && /[\\/]@nestjs[\\/]core[\\/]/.test(importer ?? ''),
  code: 'export const ExpressAdapter = undefined;',
};

/** Uploads of files: Nest's interceptors for them are never used. */
const uploads: Replacement = {
  name: 'uploads',
  matches: named('multer'),
  code: "const absent = () => { throw new Error('multer is not in this bundle'); }; module.exports = absent; absent.memoryStorage = absent; absent.diskStorage = absent; absent.MulterError = class MulterError extends Error {};",
};

/** Character sets of body-parser, which we do without: bodies are kept as bytes. */
const charsets: Replacement = {
  name: 'charsets',
  matches: named('iconv-lite'),
  code: "const absent = () => { throw new Error('iconv-lite is not in this bundle'); }; exports.getDecoder = absent; exports.decode = absent; exports.encode = absent; exports.encodingExists = () => false;",
};

/** Query strings with brackets: Express reads plain ones, as it does unless told otherwise. */
const brackets: Replacement = {
  name: 'brackets',
  matches: named('qs'),
  code: "const absent = () => { throw new Error('qs is not in this bundle'); }; exports.parse = absent; exports.stringify = absent;",
};

/** What Express tells whoever debugs Express. */
const tracing: Replacement = {
  name: 'tracing',
  matches: named('debug'),
  code: 'const silent = () => undefined; silent.enabled = false; module.exports = () => silent;',
};

export const FUNCTION_REPLACEMENTS: readonly Replacement[] = [credentials, defaultAdapter];
export const HTTP_REPLACEMENTS: readonly Replacement[] = [...FUNCTION_REPLACEMENTS, uploads, charsets, brackets, tracing];

/** A plugin that replaces, and throws at the end when one of `replacements` was not needed. */
export function replace(replacements: readonly Replacement[]): Plugin {
  const applied = new Set<Replacement>();
  return {
    name: 'replacements',
    resolveId(id, importer) {
      const replacement = replacements.find(({ matches }) => matches(id, importer));
      if (replacement === undefined) return null;
      applied.add(replacement);
      return { id: `\0replaced:${replacement.name}`, moduleSideEffects: false };
    },
    load(id) {
      const code = id.startsWith('\0replaced:') ? replacements.find(({ name }) => id === `\0replaced:${name}`)?.code : undefined;
      return code === undefined ? null : { code, moduleType: 'js' };
    },
    buildEnd(error) {
      const idle = replacements.filter((replacement) => !applied.has(replacement)).map(({ name }) => name);
      if (error === undefined && idle.length > 0) throw new Error(`nothing was replaced by ${idle.join(', ')}`);
    },
  };
}

const require = createRequire(import.meta.url);

/**
 * AWS' packages name their CommonJS build first, which would come into the bundle beside the modules that
 * others of them import: twice the code, and none of it shaken out.
 */
export const awsModules: Plugin = {
  name: 'aws-modules',
  async resolveId(id) {
    if (!/^@(aws-sdk|smithy|aws)\/[^/]+$/.test(id)) return null;
    try {
      const manifest = require.resolve(`${id}/package.json`);
      const { module, exports } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly module?: string; readonly exports?: unknown };
      return exports === undefined && module !== undefined ? { id: join(dirname(manifest), module) } : null;
    } catch {
      return null;
    }
  },
};
