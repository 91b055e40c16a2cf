/**
 * Writes `docs/openapi.json` from the code's own schemas, and what the typed client has from it: its types, and who may
 * ask what.
 *
 *     node scripts/openapi.ts           writes all of them
 *     node scripts/openapi.ts --check   exits with 1 when a checked-in file differs
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import prettier from 'prettier';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const DOCUMENT = 'docs/openapi.json';
const TYPES = 'libs/client/src/generated/openapi.ts';
const CALLERS = 'libs/client/src/generated/callers.ts';

interface Entry {
  documentOf(version: string): OpenAPI3;
}

/** The code imports libraries by alias, which only a bundler resolves: bundle, import, throw away. */
async function bundledEntry(): Promise<Entry> {
  const folder = await mkdtemp(join(root, 'node_modules', '.openapi-'));
  try {
    const file = join(folder, 'openapi.mjs');
    const bundle = await rolldown({
      input: join(root, 'scripts/openapi/document.ts'),
      platform: 'node',
      // Packages as they are installed; decorators of ours need what the bundler brings along.
      external: /^(?!@groundswell\/|@oxc-project\/)[@a-z]/,
      tsconfig: join(root, 'tsconfig.json'),
    });
    await bundle.write({ file, format: 'esm' });
    return (await import(pathToFileURL(file).href)) as Entry;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function formatted(path: string, text: string): Promise<string> {
  return prettier.format(text, { ...(await prettier.resolveConfig(join(root, path))), filepath: path });
}

async function generated(): Promise<Map<string, string>> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const document = (await bundledEntry()).documentOf(version);
  // Not immutable: openapi-fetch reads through its answers' types, and takes read-only arrays for objects.
  // What has a default may be left out of a request; where it is always answered the schema says that it is required.
  const types = astToString(await openapiTypeScript(structuredClone(document), { defaultNonNullable: false }));
  const used = types.replace(/^export type (?:webhooks|\$defs) = Record<string, never>;\n/gm, '');
  return new Map([
    [DOCUMENT, await formatted(DOCUMENT, JSON.stringify(document))],
    [TYPES, await formatted(TYPES, `${MADE}${used}`)],
    [CALLERS, await formatted(CALLERS, `${MADE}${callersOf(document)}`)],
  ]);
}

const MADE = `// Made from ${DOCUMENT} by \`node scripts/openapi.ts\`; not edited by hand.\n`;
/** By the schemes that an operation takes, as the document lists them. */
const CALLER_KINDS: Readonly<Record<string, string>> = {
  'writeKey writeKeyBearer': 'source',
  'operatorKey accessToken': 'operator',
  operatorKey: 'operatorKey',
  accessToken: 'person',
};

/** The operations that want to know who asks. */
function callersOf({ paths = {} }: OpenAPI3): string {
  const callers = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { security?: readonly object[] }>).flatMap(([method, { security = [] }]) => {
      if (security.length === 0) return [];
      const kind = CALLER_KINDS[security.flatMap(Object.keys).join(' ')];
      if (kind === undefined) throw new Error(`the client does not know what to prove to ${method} ${path}`);
      return [[`${method.toUpperCase()} ${path}`, kind]];
    }),
  );
  return `export const CALLERS: Readonly<Record<string, 'source' | 'operator' | 'operatorKey' | 'person'>> = ${JSON.stringify(Object.fromEntries(callers))};`;
}

const check = process.argv.includes('--check');
for (const [path, text] of await generated()) {
  const file = join(root, path);
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`${path} is stale: run \`node scripts/openapi.ts\` and commit what it writes`);
    process.exitCode = 1;
  }
}
