import { type Dialect, literal } from '../dialect/dialect.ts';
import { TABLES } from '../model/model.ts';
import { type Table, whoseColumns } from '../model/table.ts';

/** People of one transaction: a statement that names them all stays far below the 100 KB of Redshift's Data API. */
export const ERASED_AT_ONCE = 1_000;

/** Tables that hold something of people, with the columns that say of whom. */
const HELD = TABLES.filter(({ kind }) => kind !== 'bookkeeping')
  .map((table) => ({ name: table.name, columns: whoseColumns(table) }))
  .filter(({ columns }) => columns.length > 0);

/**
 * The steps that take erased people out of the warehouse: one transaction, safe to repeat. The lock of `landed_shard` keeps loads
 * out meanwhile; every later one leaves out who stands in `erased_person`. Figures of the hours concerned are to be made anew.
 * @param people keyed hashes as columns have them, `ERASED_AT_ONCE` at most, one at least
 */
export function erasureSteps(dialect: Dialect, people: readonly string[]): readonly string[] {
  const them = people.map(literal).join(', ');
  const theirs = (columns: readonly string[]) => columns.map((name) => `${name} IN (${them})`).join(' OR ');
  return [
    dialect.lock(['landed_shard', 'erased_person', 'touched_hour', ...HELD.map(({ name }) => name)]),
    `DELETE FROM erased_person WHERE person IN (${them})`,
    `INSERT INTO erased_person (person) VALUES ${people.map((person) => `(${literal(person)})`).join(', ')}`,
    `INSERT INTO touched_hour (hour)
SELECT DISTINCT touched.hour
FROM (SELECT DATE_TRUNC('hour', counted_at) AS hour FROM activity_topic WHERE actor IN (${them})) AS touched
WHERE NOT EXISTS (SELECT 1 FROM touched_hour AS known WHERE known.hour = touched.hour)`,
    ...HELD.map(({ name, columns }) => `DELETE FROM ${name} WHERE ${theirs(columns)}`),
  ];
}

/** What a row has to meet to be nobody's who was erased; empty where rows are nobody's. */
export function notErased(table: Pick<Table, 'columns'>, row: string): string {
  return whoseColumns(table)
    .map((name) => ` AND NOT EXISTS (SELECT 1 FROM erased_person WHERE erased_person.person = ${row}.${name})`)
    .join('');
}
