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

const SERIOUS = new Set(['high', 'critical']);

/**
 * Serious advisories about what runs in production that nobody accepted. Those of tools are not asked for, and lesser
 * ones are news, not a failure.
 * @returns undefined when the registry did not say: then nothing is known, which is no failure of the change at hand
 */
export function advisoriesOf(report: AuditReport | undefined, accepted: readonly Accepted[], now: number): string[] | undefined {
  if (report?.vulnerabilities === undefined) return undefined;
  const valid = new Set(accepted.filter(({ until }) => Date.parse(until) > now).map(({ url }) => url));
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) => via.filter(isAdvisory));
  const serious = advisories.filter(({ severity, url }) => SERIOUS.has(severity) && !valid.has(url));
  return [...new Set(serious.map(({ name, title, url }) => `${name}: ${title} (${url})`))];
}

/** A package that is only affected through another has that one's name instead. */
function isAdvisory(via: unknown): via is Advisory {
  return typeof via === 'object' && via !== null && 'url' in via && 'severity' in via;
}
