LOCK landed_shard, touched_hour, topic_minute, topic_hour;

DELETE FROM topic_minute WHERE DATE_TRUNC('hour', minute) IN (SELECT hour FROM touched_hour);

INSERT INTO topic_minute (minute, scope, topic, uses, actors)
WITH touched AS (
  SELECT activity_topic.*
  FROM activity_topic
  JOIN touched_hour ON activity_topic.counted_at >= touched_hour.hour AND activity_topic.counted_at < touched_hour.hour + INTERVAL '1 hour'
)
SELECT DATE_TRUNC('minute', counted_at), scope, topic, COUNT(*), COUNT(DISTINCT actor)
FROM (
  SELECT 'everywhere' AS scope, topic, counted_at, actor FROM touched
  UNION ALL SELECT 'kind:' || kind AS scope, topic, counted_at, actor FROM touched WHERE kind IS NOT NULL
  UNION ALL SELECT 'source:' || source AS scope, topic, counted_at, actor FROM touched WHERE source IS NOT NULL
  UNION ALL SELECT 'language:' || "language" AS scope, topic, counted_at, actor FROM touched WHERE "language" IS NOT NULL
  UNION ALL SELECT 'region:' || region AS scope, topic, counted_at, actor FROM touched WHERE region IS NOT NULL
) AS scoped
GROUP BY 1, 2, 3;

DELETE FROM topic_hour WHERE DATE_TRUNC('hour', hour) IN (SELECT hour FROM touched_hour);

INSERT INTO topic_hour (hour, scope, topic, uses, actors)
WITH touched AS (
  SELECT activity_topic.*
  FROM activity_topic
  JOIN touched_hour ON activity_topic.counted_at >= touched_hour.hour AND activity_topic.counted_at < touched_hour.hour + INTERVAL '1 hour'
)
SELECT DATE_TRUNC('hour', counted_at), scope, topic, COUNT(*), COUNT(DISTINCT actor)
FROM (
  SELECT 'everywhere' AS scope, topic, counted_at, actor FROM touched
  UNION ALL SELECT 'kind:' || kind AS scope, topic, counted_at, actor FROM touched WHERE kind IS NOT NULL
  UNION ALL SELECT 'source:' || source AS scope, topic, counted_at, actor FROM touched WHERE source IS NOT NULL
  UNION ALL SELECT 'language:' || "language" AS scope, topic, counted_at, actor FROM touched WHERE "language" IS NOT NULL
  UNION ALL SELECT 'region:' || region AS scope, topic, counted_at, actor FROM touched WHERE region IS NOT NULL
) AS scoped
GROUP BY 1, 2, 3;

DELETE FROM touched_hour;
