import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advisoriesOf, advisoryNote } from '../../scripts/security/advisories.ts';
import { type BillOfMaterials, billOfMaterials, billProblems } from '../../scripts/security/bill-of-materials.ts';
import { licenceProblems, type LockFile, lockProblems, type Manifest } from '../../scripts/security/dependencies.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const [lock, manifest] = [read('package-lock.json') as LockFile, read('package.json') as Manifest];
const planted = (entry: LockFile['packages'][string]): LockFile => ({
  ...lock,
  packages: { 'node_modules/planted': { version: '1.0.0', ...entry } },
});
const SOUND = { integrity: 'sha512-AAAA', license: 'MIT' };

describe('dependencies', () => {
  it('49: are locked to bytes of the registry, in exact versions, and few of them run anything when they are installed', () => {
    expect(lockProblems(lock, manifest)).toEqual([]);
    const none = { dependencies: {}, devDependencies: {} };
    expect(lockProblems(planted(SOUND), none)).toEqual([]);
    expect(lockProblems(planted({ license: 'MIT' }), none)).toEqual(['planted@1.0.0 has no SHA-512']);
    expect(lockProblems(planted({ ...SOUND, integrity: 'sha1-AAAA' }), none)).toEqual(['planted@1.0.0 has no SHA-512']);
    const elsewhere = 'git+ssh://git@example.org/planted.git';
    expect(lockProblems(planted({ ...SOUND, resolved: elsewhere }), none)).toEqual(['planted@1.0.0 is not of the registry']);
    expect(lockProblems(planted({ ...SOUND, hasInstallScript: true }), none)).toEqual(['planted@1.0.0 runs a script when it is installed']);
    for (const version of ['^1.0.0', '1.x', 'latest', '*', 'file:../planted', 'https://example.org/planted.tgz'])
      expect(lockProblems(planted(SOUND), { ...none, dependencies: { planted: version } })).toEqual([
        `planted ${version} is no exact version`,
      ]);
  });

  it('49: have licences that may be used, tools a few more', () => {
    expect(licenceProblems(lock)).toEqual([]);
    expect(licenceProblems(planted({ ...SOUND, license: 'AGPL-3.0-only' }))).toEqual(['planted@1.0.0: AGPL-3.0-only']);
    expect(licenceProblems(planted({ integrity: 'sha512-AAAA' }))).toEqual(['planted@1.0.0: unknown']);
    expect(licenceProblems(planted({ ...SOUND, license: 'MPL-2.0' }))).toEqual(['planted@1.0.0: MPL-2.0']);
    expect(licenceProblems(planted({ ...SOUND, license: 'MPL-2.0', dev: true }))).toEqual([]);
  });

  it('49: are listed in a bill of materials, each that runs in production with its hash and licence', () => {
    const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
    const { stdout } = spawnSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_024 * 1_024 });
    const bill = billOfMaterials(JSON.parse(stdout) as BillOfMaterials, lock);
    expect(billProblems(bill, lock)).toEqual([]);
    expect(bill.components.length).toBeGreaterThan(100);
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['express', 'zod', '@nestjs/core']));
    expect(names).not.toContain('vitest');
    expect(bill.dependencies.find(({ ref }) => ref.startsWith('express@'))?.dependsOn?.length).toBeGreaterThan(10);
    const [first, ...others] = bill.components;
    expect(billProblems({ ...bill, components: others }, lock)).toEqual([`${first?.name}@${first?.version} is missing`]);
  });

  it('49: fail by serious advisories about what runs in production, unless somebody accepted them for a while', () => {
    const url = 'https://github.com/advisories/GHSA-planted';
    const via = [{ url, severity: 'high', name: 'planted', title: 'Lets anybody in' }, 'another'];
    const report = { vulnerabilities: { planted: { severity: 'high', via }, another: { severity: 'high', via: ['planted'] } } };
    const [now, reason] = [Date.parse('2026-12-01'), 'We never call it'];
    const serious = [`planted: Lets anybody in (${url})`];
    expect(advisoriesOf(report, [], now)).toEqual({ known: true, serious, lesser: 0 });
    expect(advisoriesOf(report, [{ url, reason, until: '2026-12-31' }], now)).toEqual({ known: true, serious: [], lesser: 0 });
    expect(advisoriesOf(report, [{ url, reason, until: '2026-11-30' }], now)).toEqual({ known: true, serious, lesser: 0 });
    const lesser = { vulnerabilities: { planted: { severity: 'moderate', via: [{ ...(via[0] as object), severity: 'moderate' }] } } };
    expect(advisoriesOf(lesser, [], now)).toEqual({ known: true, serious: [], lesser: 1 });
    expect(advisoryNote(advisoriesOf(lesser, [], now), 9)).toBe(
      'advisories were checked for the 9 packages that run in production: 0 serious, 1 lesser',
    );
  });

  it('49: are not said to be sound when the registry says nothing, and fail nothing then', () => {
    expect(advisoriesOf(undefined, [], 0)).toEqual({ known: false, why: 'npm audit said nothing' });
    const refused = advisoriesOf({ message: '405 Method Not Allowed' }, [], 0);
    expect(refused).toEqual({ known: false, why: '405 Method Not Allowed' });
    expect(advisoryNote(refused, 9)).toBe(
      'advisories were NOT checked, so whether a version is known to be vulnerable is not known: 405 Method Not Allowed',
    );
  });
});
