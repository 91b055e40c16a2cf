import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const projectRoot = join(import.meta.dirname, '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-rules-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(projectRoot, file), join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** A package that resolves, so that a rule about it can be broken. */
function installed(name: string): Readonly<Record<string, string>> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: '',
    'package.json': JSON.stringify({ dependencies: { [name]: '1.0.0' } }),
  };
}

/** Names of the rules that what was planted breaks. */
function broken(): string[] {
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const roots = ['apps', 'libs', 'deploy'];
  for (const root of roots) mkdirSync(join(folder, root), { recursive: true });
  const result = spawnSync(process.execPath, [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...roots], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  });
  const { summary } = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

const EXPORT = 'export const planted = true;\n';

describe('the import rules', () => {
  it.each([
    [
      'an app that uses another',
      'apps-stand-alone',
      { 'apps/web/src/a.ts': "import '../../ingest/src/b.ts';\n", 'apps/ingest/src/b.ts': EXPORT },
    ],
    [
      'a library that uses an app',
      'libs-know-no-app',
      { 'libs/kernel/src/a.ts': "import '../../../apps/web/src/b.ts';\n", 'apps/web/src/b.ts': EXPORT },
    ],
    [
      'a domain that knows Nest',
      'domain-is-plain',
      { 'libs/trend/src/domain/a.ts': "import '@nestjs/common';\n", ...installed('@nestjs/common') },
    ],
    [
      'accounts that know Nest',
      'accounts-are-plain',
      { 'libs/auth/src/domain/a.ts': "import '@nestjs/common';\n", ...installed('@nestjs/common') },
    ],
    [
      'AWS beyond the border',
      'aws-at-the-border',
      { 'libs/topic/src/a.ts': "import '@aws-sdk/client-s3';\n", ...installed('@aws-sdk/client-s3') },
    ],
    [
      'a back door into a library',
      'enter-libraries-by-index',
      { 'apps/web/src/a.ts': "import '../../../libs/kernel/src/b.ts';\n", 'libs/kernel/src/b.ts': EXPORT },
    ],
    [
      'deployment that knows the code',
      'deploy-knows-names-only',
      { 'deploy/a.ts': "import '../libs/kernel/src/index.ts';\n", 'libs/kernel/src/index.ts': EXPORT },
    ],
    [
      'a cycle of types alone',
      'no-cycles',
      {
        'libs/topic/src/a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b?: B }\n",
        'libs/topic/src/b.ts': "import type { A } from './a.ts';\nexport interface B { readonly a?: A }\n",
      },
    ],
  ])('find %s', (_what, rule, files) => {
    plant(files);
    expect(broken()).toContain(rule);
  });

  it('find nothing in what keeps to them', () => {
    plant({ 'apps/web/src/a.ts': "import '@groundswell/kernel';\n", 'libs/kernel/src/index.ts': EXPORT });
    expect(broken()).toEqual([]);
  });
});
