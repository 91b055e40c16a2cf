import { describe, expect, it } from 'vitest';
import { figureSteps } from '../loading/figure-statements.ts';
import { loadSteps, passOverSteps, positionsQuery } from '../loading/load-statements.ts';
import { migrations } from '../migrating/migrations.ts';
import { landedHeader } from '../model/landed.ts';
import { TARGETS, targetNamed } from '../model/model.ts';
import type { Step } from '../warehouse.ts';
import { copyManifest, redshiftCopy } from './redshift-copy.ts';
import { RedshiftDialect } from './redshift-dialect.ts';

const redshift = new RedshiftDialect();
const FIRST = '0'.repeat(59);
const at = Date.UTC(2026, 10, 23, 12);

/** What is sent, statement by statement, for people to read; `vitest -u` writes it anew. */
function told(steps: readonly Step[], target: string): string {
  const columns = landedHeader(targetNamed(target));
  const copy = redshiftCopy({
    into: 'landed',
    columns,
    manifest: 's3://archive/loading/id.manifest',
    role: 'arn:aws:iam::123456789012:role/copy',
  });
  return `${steps.map((step) => (typeof step === 'string' ? step : copy)).join(';\n\n')};\n`;
}

function objectsOf(target: string): readonly { readonly key: string; readonly landedAt: number }[] {
  return ['activities/shard-0', 'activities/shard-1']
    .map((shard) => `landed/${target}/2026-11-23/${shard}/${FIRST}1_${FIRST}9.csv.gz`)
    .map((key) => ({ key, landedAt: at }));
}

describe('what Redshift is told', () => {
  it.each(migrations(redshift))('to come to version $version of the schema', async ({ version, statements }) => {
    await expect(told(statements, 'activity')).toMatchFileSnapshot(`golden/redshift-schema-${version}.sql`);
    // With the note of the version within what one transaction of the Data API takes.
    expect(statements.length).toBeLessThan(40);
  });

  it.each(TARGETS)('to load $name', async (target) => {
    const steps = loadSteps(redshift, { target, objects: objectsOf(target.name), at });
    await expect(told(steps, target.name)).toMatchFileSnapshot(`golden/redshift-load-${target.name}.sql`);
  });

  it.each(TARGETS)('of $name in words that are not its own', (target) => {
    const steps = [...redshift.createTable(target, target.since), ...loadSteps(redshift, { target, objects: objectsOf(target.name), at })];
    // The column, not the scope `language:`.
    expect(told(steps, target.name)).not.toMatch(/(?<!["'])\b(?:language|top)\b(?!["':])/);
  });

  it('to make figures anew, to pass over an object, and how far shards are', async () => {
    await expect(told(figureSteps(redshift), 'activity')).toMatchFileSnapshot('golden/redshift-figures.sql');
    const target = targetNamed('activity');
    const over = [...passOverSteps(redshift, { target, objects: objectsOf('activity').slice(0, 1), at }), positionsQuery("o'target")];
    await expect(told(over, 'activity')).toMatchFileSnapshot('golden/redshift-pass-over.sql');
    expect(copyManifest('archive', ['landed/a'])).toBe('{"entries":[{"url":"s3://archive/landed/a","mandatory":true}]}');
  });
});
