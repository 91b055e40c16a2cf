import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the site as it is now into a folder of its own, and returns that folder. */
export async function buildSite(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'groundswell-site-'));
  await build({ configFile: join(import.meta.dirname, '../../../apps/site/vite.config.ts'), logLevel: 'warn', build: { outDir } });
  return outDir;
}
