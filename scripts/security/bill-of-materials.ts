import { type LockFile, packagesOf } from './dependencies.ts';

/** What of CycloneDX is written here (https://cyclonedx.org/docs/1.5/json). */
export interface BillOfMaterials {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}

/**
 * The bill of what runs in production, made of npm's own bill of everything: `npm sbom --omit dev` leaves out whatever a tool
 * needs as well. Hashes and licences that npm lacks are those of the lock file and of the list of licences that were read.
 */
export function billOfMaterials(whole: BillOfMaterials, lock: LockFile): BillOfMaterials {
  const wanted = new Map(
    packagesOf(lock)
      .filter(({ ofTools }) => !ofTools)
      .map((found) => [found.id, found]),
  );
  const components = new Map<string, Component>();
  for (const component of whole.components) {
    const locked = wanted.get(`${component.name}@${component.version}`);
    if (locked === undefined || components.has(locked.id)) continue;
    const content = Buffer.from((locked.integrity ?? '').replace('sha512-', ''), 'base64').toString('hex');
    const licenses = component.licenses?.length ? component.licenses : [{ license: { id: locked.licence } }];
    components.set(locked.id, { ...component, 'bom-ref': locked.id, hashes: [{ alg: 'SHA-512', content }], licenses });
  }
  const dependencies = whole.dependencies
    .filter(({ ref }) => components.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((name) => components.has(name)) }));
  return { ...whole, components: [...components.values()], dependencies };
}

/** What a bill lacks of the packages that run in production. */
export function billProblems(bill: BillOfMaterials, lock: LockFile): string[] {
  const told = new Map(bill.components.map((component) => [`${component.name}@${component.version}`, component]));
  const format = bill.bomFormat === 'CycloneDX' ? [] : ['it is no CycloneDX'];
  const missing = packagesOf(lock).flatMap(({ id, ofTools }) => {
    if (ofTools) return [];
    const component = told.get(id);
    if (component === undefined) return [`${id} is missing`];
    const whole = component.hashes?.[0]?.content.length === 128 && component.licenses?.length && component.purl.startsWith('pkg:npm/');
    return whole ? [] : [`${id} has no hash, licence or address`];
  });
  return [...format, ...missing];
}
