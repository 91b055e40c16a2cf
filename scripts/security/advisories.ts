/** What of the answer of `npm audit --json` is looked at. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly via: readonly unknown[] }>>;
  readonly message?: string;
}

/** An advisory that was read and does not concern us, and why. It counts until a day, so that somebody looks again. */
export interface Accepted {
  /** Address of the advisory. */
  readonly url: string;
  readonly reason: string;
  /** As 2027-01-31. */
  readonly until: string;
}

interface Advisory {
  readonly url: string;
  readonly title: string;
  readonly severity: string;
  readonly name: string;
}

/** What is known of advisories; or that nothing is, and why. */
export type KnownAdvisories =
  { readonly known: true; readonly serious: readonly string[]; readonly lesser: number } | { readonly known: false; readonly why: string };

const SERIOUS = new Set(['high', 'critical']);

/**
 * Advisories about what runs in production: the serious ones that nobody accepted, and how many lesser ones there are, which are
 * news and not a failure. Those of tools are not asked for. Where the registry did not say, nothing is known, which is no failure of
 * the change at hand, and no good news either.
 * @param report what `npm audit` made of the registry's bulk endpoint for advisories; undefined when it made nothing
 */
export function advisoriesOf(report: AuditReport | undefined, accepted: readonly Accepted[], now: number): KnownAdvisories {
  if (report?.vulnerabilities === undefined) return { known: false, why: report?.message ?? 'npm audit said nothing' };
  const valid = new Set(accepted.filter(({ until }) => Date.parse(until) > now).map(({ url }) => url));
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter(isAdvisory));
  const serious = advisories.filter(({ severity, url }) => SERIOUS.has(severity) && !valid.has(url));
  const lesser = new Set(advisories.filter(({ severity }) => !SERIOUS.has(severity)).map(({ url }) => url)).size;
  return { known: true, serious: [...new Set(serious.map(({ name, title, url }) => `${name}: ${title} (${url})`))], lesser };
}

/** What is told of them in the output of the check, whatever came of it. */
export function advisoryNote(advisories: KnownAdvisories, packages: number): string {
  if (!advisories.known)
    return `advisories were NOT checked, so whether a version is known to be vulnerable is not known: ${advisories.why}`;
  const { serious, lesser } = advisories;
  return `advisories were checked for the ${packages} packages that run in production: ${serious.length} serious, ${lesser} lesser`;
}

/** A package that is only affected through another has that one's name instead. */
function isAdvisory(via: unknown): via is Advisory {
  return typeof via === 'object' && via !== null && 'url' in via && 'severity' in via;
}
