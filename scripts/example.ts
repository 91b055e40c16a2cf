/**
 * Runs `examples/offline.ts` against a deployment on this machine:
 *
 *     node scripts/example.ts SITE MAILBOX     the addresses that `npm start` prints
 *
 * In the mailbox the letter is read that a person would open.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const [baseUrl, mailbox] = process.argv.slice(2);
if (baseUrl === undefined || mailbox === undefined) {
  console.error('Give the two addresses that `npm start` prints: node scripts/example.ts SITE MAILBOX');
  process.exit(2);
}

interface Letter {
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text: string };
}

interface Example {
  dayWithAPhone(surroundings: object): Promise<readonly string[]>;
  MemoryStorage: new () => object;
}

async function letter(address: string): Promise<string> {
  for (let time = 0; time < 50; time += 1) {
    const { emails } = (await (await fetch(`${mailbox}/store`)).json()) as { readonly emails: readonly Letter[] };
    const found = emails.findLast(({ destination }) => destination.to.includes(address));
    const [token] = /gst_[\w-]+/.exec(found?.body.text ?? '') ?? [];
    if (token !== undefined) return token;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no letter came for ${address}`);
}

const folder = await mkdtemp(join(root, 'node_modules', '.example-'));
try {
  const entry = '\0entry';
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'browser',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [
      {
        name: 'entry',
        resolveId: (id, importer) => (id === entry ? id : importer === entry ? resolve(root, id) : null),
        load: (id) =>
          id === entry ? `export * from './examples/offline.ts'; export { MemoryStorage } from './libs/client/src/index.ts';` : null,
      },
    ],
  });
  await build.write({ file: join(folder, 'example.mjs'), format: 'esm' });
  await build.close();
  const { dayWithAPhone, MemoryStorage } = (await import(pathToFileURL(join(folder, 'example.mjs')).href)) as Example;
  await dayWithAPhone({ baseUrl, letter, storage: () => new MemoryStorage(), say: (line: string) => console.log(line) });
} finally {
  await rm(folder, { recursive: true });
}
