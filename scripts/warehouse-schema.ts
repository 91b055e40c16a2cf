/**
 * Writes `docs/warehouse.md` from the model of the warehouse.
 *
 *     node scripts/warehouse-schema.ts           writes it
 *     node scripts/warehouse-schema.ts --check   exits with 1 when the checked-in file differs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { schemaDocument } from '../libs/warehouse/src/domain/model/schema-document.ts';

const DOCUMENT = 'docs/warehouse.md';
const file = resolve(import.meta.dirname, '..', DOCUMENT);
if (!process.argv.includes('--check')) writeFileSync(file, schemaDocument());
else if (readFileSync(file, 'utf8') !== schemaDocument()) {
  console.error(`${DOCUMENT} is stale: run \`node scripts/warehouse-schema.ts\` and commit what it writes`);
  process.exitCode = 1;
}
