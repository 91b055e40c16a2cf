/**
 * What is installed: locked to bytes of the registry, under licences that may be used, listed in a bill of materials
 * (`dist/bill-of-materials.json`, CycloneDX), and without serious advisories about what runs in production. Without the
 * registry the last is not known, which is told and fails nothing. Lines that begin with `note:` say what was checked and what was
 * not: `npm run verify` shows them whether the step passes or not.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Accepted, advisoriesOf, advisoryNote, type AuditReport } from '../security/advisories.ts';
import { type BillOfMaterials, billOfMaterials, billProblems } from '../security/bill-of-materials.ts';
import { licenceProblems, type LockFile, lockProblems, type Manifest, packagesOf } from '../security/dependencies.ts';

/** Advisories that do not concern us. */
const ACCEPTED: readonly Accepted[] = [];
const root = join(import.meta.dirname, '..', '..');
const BILL = join(root, 'dist', 'bill-of-materials.json');
/** Milliseconds that the registry may take. */
const PATIENCE = 30_000;

const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const [lock, manifest] = [read('package-lock.json') as LockFile, read('package.json') as Manifest];

const bill = billOfMaterials(
  npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only') as BillOfMaterials,
  lock,
);
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(BILL, JSON.stringify(bill, undefined, 2));
const advisories = advisoriesOf(npm('audit', '--omit', 'dev', '--json') as AuditReport | undefined, ACCEPTED, Date.now());
const all = packagesOf(lock);
console.log(`note: origin, hash and licence of ${all.length} packages were checked, and the bill of materials against the lock file`);
console.log(`note: ${advisoryNote(advisories, all.filter(({ ofTools }) => !ofTools).length)}`);

const found = [...lockProblems(lock, manifest), ...licenceProblems(lock), ...billProblems(bill, lock)];
const problems = [...found, ...(advisories.known ? advisories.serious : [])];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** What npm says as JSON; undefined when it says nothing. It exits with 1 when it finds something. */
function npm(...words: readonly string[]): unknown {
  const { stdout } = spawnSync('npm', words, { cwd: root, encoding: 'utf8', timeout: PATIENCE, maxBuffer: 64 * 1_024 * 1_024 });
  try {
    return JSON.parse(stdout) as unknown;
  } catch {
    return undefined;
  }
}
