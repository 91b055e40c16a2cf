import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageClient } from '../../scripts/build/client-package.ts';
import { projectRoot } from '../support/deployment.ts';
import { startMobileApp } from './mobile.app.ts';

let home: string;

/** An app somewhere else, with the package installed in it and nothing of Node at hand. */
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'groundswell-app-'));
  const modules = join(home, 'node_modules');
  mkdirSync(join(modules, '@groundswell'), { recursive: true });
  await packageClient(join(modules, '@groundswell/client'));
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name));
  copyFileSync(join(projectRoot, 'examples/offline.ts'), join(home, 'offline.ts'));
  writeFileSync(join(home, 'app.ts'), "export * from './offline.ts';\nexport { KeyValueStorage } from '@groundswell/client';\n");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The app in one script, as bundlers make it for browsers and React Native. */
async function bundled(): Promise<{ readonly code: string; readonly said: readonly string[]; readonly modules: readonly string[] }> {
  const said: string[] = [];
  const build = await rolldown({
    input: join(home, 'app.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['react-native', 'import', 'default'] },
    onLog: (_level, log) => void said.push(log.message),
  });
  const { output } = await build.generate({ format: 'iife', name: 'app', exports: 'named' });
  await build.close();
  return { code: output[0].code, said, modules: [...output[0].moduleIds, ...output[0].imports] };
}

interface App {
  readonly KeyValueStorage: new (store: object) => object;
  dayWithAPhone(surroundings: object): Promise<readonly string[]>;
}

/** A JavaScript world with what React Native has, and no more: no crypto, no AbortSignal.any, no process, no Buffer. */
function reactNative(): Record<string, unknown> {
  class PlainSignal {}
  const { Request, Response, Headers, AbortController, URL, URLSearchParams, FormData } = globalThis;
  return {
    fetch,
    Request,
    Response,
    Headers,
    AbortController,
    AbortSignal: PlainSignal,
    URL,
    URLSearchParams,
    FormData,
    setTimeout,
    clearTimeout,
  };
}

/** AsyncStorage of React Native. */
function asyncStorage(): object {
  const texts = new Map<string, string>();
  return {
    getItem: (name: string) => Promise.resolve(texts.get(name) ?? null),
    setItem: (name: string, text: string) => Promise.resolve(void texts.set(name, text)),
    removeItem: (name: string) => Promise.resolve(void texts.delete(name)),
  };
}

describe('the client as a package', () => {
  it('says how it is imported, what it needs and that unused modules may go', () => {
    const manifest = JSON.parse(readFileSync(join(home, 'node_modules/@groundswell/client/package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      name: '@groundswell/client',
      type: 'module',
      sideEffects: false,
      exports: { '.': { types: './index.d.ts' } },
    });
    expect(Object.keys((manifest as { dependencies: object }).dependencies)).toEqual(['openapi-fetch']);
  });

  it('has types for an app that knows nothing of Node', () => {
    const options = {
      strict: true,
      noEmit: true,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: [],
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
    };
    writeFileSync(join(home, 'package.json'), '{"type":"module"}');
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['app.ts'] }));
    const { status, stdout } = spawnSync(process.execPath, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', home], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('is bundled for a phone without anything of Node, and does its day there', async () => {
    const { code, said, modules } = await bundled();
    expect(said).toEqual([]);
    expect(modules.filter((name) => name.startsWith('node:'))).toEqual([]);
    const world = createContext(reactNative());
    new Script(`${code}; globalThis.app = app;`).runInContext(world);
    const { dayWithAPhone, KeyValueStorage } = world['app'] as App;
    const mobile = await startMobileApp();
    const lines: string[] = [];
    try {
      const follows = await dayWithAPhone({
        baseUrl: mobile.url,
        storage: () => new KeyValueStorage(asyncStorage()),
        randomBytes: (length: number) => Uint8Array.from(randomBytes(length)),
        letter: (address: string) => Promise.resolve(mobile.world.tokenFor(address)),
        say: (line: string) => void lines.push(line),
      });
      expect(follows).toEqual(['ai', 'oolong']);
    } finally {
      await mobile.close();
    }
    expect(lines.slice(1)).toEqual([
      'follows ai, tea',
      'offline: Network request failed',
      'without a network: ai, oolong (waits); 3 changes wait',
      'the second phone follows ai, tea, and changed the name',
      'conflict over profile/me: merged',
      'back: ai, oolong; both phones know Ada Lovelace in Europe/Lisbon',
    ]);
  });
});
