import { columnName, literal } from './dialect.ts';

/** What COPY reads. */
export interface RedshiftCopy {
  readonly into: string;
  /** Columns of the objects, in their order. */
  readonly columns: readonly string[];
  /** `s3://BUCKET/KEY` of the manifest that names the objects. */
  readonly manifest: string;
  /** Role that Redshift reads the bucket with. */
  readonly role: string;
}

/** Redshift's COPY of landed objects: it reads them from the bucket itself, several at a time. */
export function redshiftCopy({ into, columns, manifest, role }: RedshiftCopy): string {
  return `COPY ${into} (${columns.map(columnName).join(', ')})
FROM ${literal(manifest)}
IAM_ROLE ${literal(role)}
MANIFEST FORMAT AS CSV GZIP IGNOREHEADER 1
ENCODING UTF8 TIMEFORMAT 'auto' EMPTYASNULL
COMPUPDATE OFF STATUPDATE OFF`;
}

/** The manifest that names landed objects: a missing one is an error. */
export function copyManifest(bucket: string, keys: readonly string[]): string {
  return JSON.stringify({ entries: keys.map((key) => ({ url: `s3://${bucket}/${key}`, mandatory: true })) });
}
