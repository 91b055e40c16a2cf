import { columnName, type Dialect, literal, STAGING, timeLiteral } from '../dialect/dialect.ts';
import { notErased } from './erasure-statements.ts';
import { ORDERED } from './ordered.ts';
import type { Target } from '../model/table.ts';
import type { Step } from '../warehouse.ts';
import { type LandedObject, placeOf } from './landed-object.ts';
import type { Reached } from './load-notes.ts';

/** Temporary table with the rows of a load that its target does not have. */
const FRESH = 'fresh';
/** Temporary table with how far each shard of a load has come. */
const REACHED = 'reached';

/** What of an object is loaded by. */
type LandedPart = Pick<LandedObject, 'key' | 'landedAt'>;

/** Objects of one target that are loaded together. */
export interface Load {
  readonly target: Target;
  readonly objects: readonly LandedPart[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The steps of a load: one transaction. Whatever is delivered again, in halves or by two loaders at once, gets no further than
 * `fresh`: the lock puts loaders one after the other, the high water tells what of a shard was loaded, and the key what came twice.
 * The last step tells how many rows there were (`landed`) and how many were new (`loaded`).
 */
export function loadSteps(dialect: Dialect, load: Load): readonly Step[] {
  const { target, objects } = load;
  return [
    dialect.lock(['landed_shard', target.name]),
    dialect.createStaging(target),
    { copy: { into: STAGING, objects: objects.map(({ key }) => key) } },
    fresh(dialect, target),
    merge(
      target,
      FRESH,
      target.key,
      target.columns.map(({ name }) => columnName(name)),
    ),
    ...(target.name === 'activity' ? [activityTopics(dialect), touchedHours()] : []),
    reached(dialect, objects),
    advance(load),
    `SELECT (SELECT count(*) FROM ${STAGING}) AS landed, (SELECT count(*) FROM ${FRESH}) AS loaded`,
  ];
}

/** The steps that pass over objects which cannot be loaded: their shards go on behind them. */
export function passOverSteps(dialect: Dialect, load: Load): readonly Step[] {
  return [dialect.lock(['landed_shard']), dialect.createStaging(load.target), reached(dialect, load.objects), advance(load)];
}

/** How far the shards of a target are loaded. */
export function positionsQuery(target: string): string {
  return `SELECT shard, last_object, landed_at FROM landed_shard WHERE target = ${literal(target)}`;
}

function fresh(dialect: Dialect, target: Target): string {
  const columns = target.columns.map((column) => dialect.landed(column)).join(', ');
  const same = target.key.map((name) => `known.${name} = one.${name}`).join(' AND ');
  const select = `SELECT ${columns}
FROM (
  SELECT ${STAGING}.*, ROW_NUMBER() OVER (PARTITION BY ${target.key.map((name) => `${STAGING}.${name}`).join(', ')} ORDER BY ${STAGING}.sequence, ${STAGING}.shard) AS repetition
  FROM ${STAGING}
  LEFT JOIN landed_shard ON landed_shard.target = ${literal(target.name)} AND landed_shard.shard = ${STAGING}.shard
  WHERE landed_shard.high_water IS NULL OR ${STAGING}.sequence > landed_shard.high_water
) AS one
WHERE one.repetition = 1 AND NOT EXISTS (SELECT 1 FROM ${target.name} AS known WHERE ${same})${notErased(target, 'one')}`;
  return dialect.keep(FRESH, select);
}

/** Redshift wants a clause for rows that match, too: of these there are none, and one would stay as it is. */
function merge(target: { readonly name: string }, source: string, key: readonly string[], columns: readonly string[]): string {
  const [first = ''] = key;
  return `MERGE INTO ${target.name}
USING ${source}
ON ${key.map((name) => `${target.name}.${name} = ${source}.${name}`).join(' AND ')}
WHEN MATCHED THEN UPDATE SET ${first} = ${source}.${first}
WHEN NOT MATCHED THEN INSERT (${columns.join(', ')})
VALUES (${columns.map((name) => `${source}.${name}`).join(', ')})`;
}

/** When an activity counts. */
const COUNTED_AT = `CASE WHEN ${FRESH}.future OR ${FRESH}.occurred_at IS NULL THEN ${FRESH}.received_at ELSE ${FRESH}.occurred_at END`;

function activityTopics(dialect: Dialect): string {
  const { from, topic } = dialect.eachTopic(FRESH);
  const own = (...names: readonly string[]) => names.map((name) => `${FRESH}.${columnName(name)}`).join(', ');
  return `INSERT INTO activity_topic (source, id, topic, counted_at, kind, actor, ${columnName('language')}, region)
SELECT DISTINCT ${own('source', 'id')}, ${topic}, ${COUNTED_AT}, ${own('kind', 'actor', 'language', 'region')}
FROM ${FRESH} ${from}`;
}

function touchedHours(): string {
  return `INSERT INTO touched_hour (hour)
SELECT DISTINCT touched.hour
FROM (SELECT DATE_TRUNC('hour', ${COUNTED_AT}) AS hour FROM ${FRESH}) AS touched
WHERE NOT EXISTS (SELECT 1 FROM touched_hour AS known WHERE known.hour = touched.hour)`;
}

/** An object may have no rows above the high water, or none at all: its shard has come as far as it, all the same. */
function reached(dialect: Dialect, objects: readonly LandedPart[]): string {
  const last = new Map<string, Reached>();
  for (const object of objects) {
    const shard = placeOf(object.key)?.shard ?? '';
    const before = last.get(shard);
    const landedAt = Math.max(before?.landedAt ?? 0, object.landedAt);
    last.set(shard, { key: before !== undefined && before.key > object.key ? before.key : object.key, landedAt });
  }
  const shards = [...last].map(
    ([shard, { key, landedAt }]) =>
      `SELECT CAST(${literal(shard)} AS VARCHAR(256)) AS shard, CAST(${literal(key)} AS VARCHAR(1024)) AS last_object, ${timeLiteral(landedAt)} AS landed_at`,
  );
  const ordered = ORDERED.map((prefix) => `taken.shard LIKE ${literal(`${prefix}%`)}`).join(' OR ');
  const select = `SELECT taken.shard, taken.last_object, taken.landed_at, COALESCE(MAX(CASE WHEN ${ordered} THEN ${STAGING}.sequence END), '') AS high_water
FROM (
  ${shards.join('\n  UNION ALL ')}
) AS taken
LEFT JOIN ${STAGING} ON ${STAGING}.shard = taken.shard
GROUP BY taken.shard, taken.last_object, taken.landed_at`;
  return dialect.keep(REACHED, select);
}

function advance({ target, at }: Load): string {
  return `MERGE INTO landed_shard
USING ${REACHED}
ON landed_shard.target = ${literal(target.name)} AND landed_shard.shard = ${REACHED}.shard
WHEN MATCHED THEN UPDATE SET high_water = GREATEST(landed_shard.high_water, ${REACHED}.high_water), last_object = GREATEST(landed_shard.last_object, ${REACHED}.last_object), landed_at = GREATEST(landed_shard.landed_at, ${REACHED}.landed_at), loaded_at = ${timeLiteral(at)}
WHEN NOT MATCHED THEN INSERT (target, shard, high_water, last_object, landed_at, loaded_at)
VALUES (${literal(target.name)}, ${REACHED}.shard, ${REACHED}.high_water, ${REACHED}.last_object, ${REACHED}.landed_at, ${timeLiteral(at)})`;
}
