/**
 * Asks `recheck` about every regular expression of the source that `scripts/security/regular-expressions.json` does not know, and
 * writes what it says there. That takes seconds for each, so tests read the list, and ask again about those that are quick.
 *
 *     node scripts/regular-expressions.ts
 *
 * Exits with 1 when one is slow, or nobody can tell. Those of which `recheck` says so wrongly are `measured`: an entry that is made by
 * hand, with texts in the test that it is held against.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expressionsOf } from './security/regular-expressions.ts';
import { judge } from './security/judged-expressions.ts';

const root = resolve(import.meta.dirname, '..');
const LIST = join(import.meta.dirname, 'security', 'regular-expressions.json');
/** Milliseconds. */
const PATIENCE = 120_000;

const known = JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, string>;
const patterns = [...new Set(expressionsOf(root).written.map(({ pattern }) => pattern))].toSorted();
const judged: Record<string, string> = {};
for (const pattern of patterns) {
  const verdict = known[pattern] ?? judge(pattern, PATIENCE);
  if (verdict === 'proven' || verdict === 'tried' || verdict === 'measured') judged[pattern] = verdict;
  else {
    console.error(`${verdict}: ${pattern}`);
    process.exitCode = 1;
  }
}
writeFileSync(LIST, `${JSON.stringify(judged, undefined, 2)}\n`);
