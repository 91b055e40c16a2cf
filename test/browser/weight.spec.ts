import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from './support/build-site.ts';

/** Bytes of JavaScript, gzipped, that a visitor may be made to load. */
const MOST = 130 * 1_024;

describe('the built site', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await buildSite();
  });
  const files = (ending: string) => readdirSync(join(folder, 'assets')).filter((name) => name.endsWith(ending));

  it('is light', () => {
    const weights = files('.js').map((name) => gzipSync(readFileSync(join(folder, 'assets', name))).length);
    expect(weights.length).toBeGreaterThan(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(MOST);
  });

  it('asks nobody else, and needs no script or style within the page', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const styles = files('.css').map((name) => readFileSync(join(folder, 'assets', name), 'utf8'));
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
    expect(page).toContain('Content-Security-Policy');
    for (const style of styles) expect(style).not.toMatch(/url\(["']?(?:https?:|data:|\/\/)/);
  });
});
