/** Tells a person everything that one place holds about them. Every place that does has one (`HOLDINGS`). */
export abstract class Exporter {
  /** Its member in the export. */
  abstract readonly name: string;
  /** @returns what JSON can say, nothing that opens anything. @param person id of the account */
  abstract export(person: string): Promise<unknown>;
}

/** A time as an export says it; null where there is none. */
export function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

/** Everything that is held about a person, by place. */
export async function exportOf(person: string, exporters: readonly Exporter[], now: number): Promise<Readonly<Record<string, unknown>>> {
  const parts = await Promise.all(exporters.map(async (exporter) => [exporter.name, await exporter.export(person)] as const));
  return { format: 'groundswell-person-1', exportedAt: iso(now), ...Object.fromEntries(parts) };
}
