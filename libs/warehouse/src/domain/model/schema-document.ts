import { ORIGIN_COLUMNS } from './landed.ts';
import { TABLES } from './model.ts';
import type { Column, Table, TableKind } from './table.ts';

const HEAD = `<!-- Made by \`node scripts/warehouse-schema.ts\` from libs/warehouse/src/domain/model; not edited by hand. -->

# The warehouse: its tables

Redshift in the cloud, PostgreSQL locally; the same tables in both. Times are UTC. Nobody's address, name, token or own id is in it:
people and actors are keyed hashes. Landed objects of a target (\`landed/TARGET/...\`) begin with two columns that its table does not have:
${ORIGIN_COLUMNS.map(({ name, meaning }) => `\`${name}\` (${meaning.replace(/\.$/, '')})`).join(', and ')}.
`;

const KINDS: Readonly<Record<TableKind, string>> = {
  fact: 'Landed; one row a key, never changed',
  change: 'Landed; one row a version, so the newest version is how things are',
  derived: 'Made from facts',
  bookkeeping: "The loader's own",
};

/** `docs/warehouse.md`. */
export function schemaDocument(): string {
  return `${HEAD}\n${TABLES.map(section).join('\n')}`;
}

function section(table: Table): string {
  return `## ${table.name}

One row is ${table.grain}. ${KINDS[table.kind]}. Written by \`${table.owner}\`. Key: ${table.key.map((name) => `\`${name}\``).join(', ')}.

| column | type | meaning |
| --- | --- | --- |
${table.columns.map(row).join('\n')}
`;
}

function row({ name, type, maxBytes, nullable, meaning, personal }: Column): string {
  const size = maxBytes === undefined ? '' : ` (${maxBytes} bytes)`;
  const notes = personal === undefined ? '' : personal === 'pseudonym' ? ' *Pseudonym.*' : " *Somebody's own words.*";
  return `| ${name} | ${type}${size}${nullable ? ', or null' : ''} | ${meaning.replaceAll('|', '\\|')}${notes} |`;
}
