import { columnName, type Dialect } from '../dialect/dialect.ts';

/** Scopes with a value of their own. */
const DIMENSIONS = ['kind', 'source', 'language', 'region'] as const;

/** Whether there are hours whose figures wait to be made anew. */
export const HOURS_WAIT = 'SELECT count(*) AS hours FROM touched_hour';

/**
 * The steps that make the figures of touched hours anew, in a transaction of their own: what is loaded is there for people
 * before its figures are. Loaders and these steps exclude each other by the lock of `landed_shard`, so that no hour is forgotten.
 */
export function figureSteps(dialect: Dialect): readonly string[] {
  return [
    dialect.lock(['landed_shard', 'touched_hour', 'topic_minute', 'topic_hour']),
    ...(['minute', 'hour'] as const).flatMap((span) => [withdrawn(span), figures(span)]),
    'DELETE FROM touched_hour',
  ];
}

function withdrawn(span: 'minute' | 'hour'): string {
  return `DELETE FROM topic_${span} WHERE DATE_TRUNC('hour', ${span}) IN (SELECT hour FROM touched_hour)`;
}

function figures(span: 'minute' | 'hour'): string {
  const scopes = [`SELECT 'everywhere' AS scope, topic, counted_at, actor FROM touched`, ...DIMENSIONS.map(scopeOf)];
  return `INSERT INTO topic_${span} (${span}, scope, topic, uses, actors)
WITH touched AS (
  SELECT activity_topic.*
  FROM activity_topic
  JOIN touched_hour ON activity_topic.counted_at >= touched_hour.hour AND activity_topic.counted_at < touched_hour.hour + INTERVAL '1 hour'
)
SELECT DATE_TRUNC('${span}', counted_at), scope, topic, COUNT(*), COUNT(DISTINCT actor)
FROM (
  ${scopes.join('\n  UNION ALL ')}
) AS scoped
GROUP BY 1, 2, 3`;
}

function scopeOf(name: (typeof DIMENSIONS)[number]): string {
  return `SELECT '${name}:' || ${columnName(name)} AS scope, topic, counted_at, actor FROM touched WHERE ${columnName(name)} IS NOT NULL`;
}
