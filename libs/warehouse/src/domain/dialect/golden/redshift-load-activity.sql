LOCK landed_shard, activity;

CREATE TEMP TABLE landed (
  shard VARCHAR(256),
  sequence VARCHAR(67),
  source VARCHAR(64),
  id VARCHAR(800),
  kind VARCHAR(64),
  actor VARCHAR(12),
  occurred_at TIMESTAMPTZ,
  received_at TIMESTAMPTZ,
  "language" VARCHAR(64),
  region VARCHAR(64),
  client VARCHAR(1000),
  topics VARCHAR(65535),
  text VARCHAR(65535),
  properties VARCHAR(65535),
  correlation_id VARCHAR(200),
  backfill BOOLEAN,
  future BOOLEAN
);

COPY landed (shard, sequence, source, id, kind, actor, occurred_at, received_at, "language", region, client, topics, text, properties, correlation_id, backfill, future)
FROM 's3://archive/loading/id.manifest'
IAM_ROLE 'arn:aws:iam::123456789012:role/copy'
MANIFEST FORMAT AS CSV GZIP IGNOREHEADER 1
ENCODING UTF8 TIMEFORMAT 'auto' EMPTYASNULL
COMPUPDATE OFF STATUPDATE OFF;

CREATE TEMP TABLE fresh AS
SELECT source, id, kind, actor, occurred_at, received_at, "language", region, client, JSON_PARSE(topics) AS topics, text, JSON_PARSE(properties) AS properties, correlation_id, backfill, future
FROM (
  SELECT landed.*, ROW_NUMBER() OVER (PARTITION BY landed.source, landed.id ORDER BY landed.sequence, landed.shard) AS repetition
  FROM landed
  LEFT JOIN landed_shard ON landed_shard.target = 'activity' AND landed_shard.shard = landed.shard
  WHERE landed_shard.high_water IS NULL OR landed.sequence > landed_shard.high_water
) AS one
WHERE one.repetition = 1 AND NOT EXISTS (SELECT 1 FROM activity AS known WHERE known.source = one.source AND known.id = one.id) AND NOT EXISTS (SELECT 1 FROM erased_person WHERE erased_person.person = one.actor);

MERGE INTO activity
USING fresh
ON activity.source = fresh.source AND activity.id = fresh.id
WHEN MATCHED THEN UPDATE SET source = fresh.source
WHEN NOT MATCHED THEN INSERT (source, id, kind, actor, occurred_at, received_at, "language", region, client, topics, text, properties, correlation_id, backfill, future)
VALUES (fresh.source, fresh.id, fresh.kind, fresh.actor, fresh.occurred_at, fresh.received_at, fresh."language", fresh.region, fresh.client, fresh.topics, fresh.text, fresh.properties, fresh.correlation_id, fresh.backfill, fresh.future);

INSERT INTO activity_topic (source, id, topic, counted_at, kind, actor, "language", region)
SELECT DISTINCT fresh.source, fresh.id, CAST(named AS VARCHAR(1000)), CASE WHEN fresh.future OR fresh.occurred_at IS NULL THEN fresh.received_at ELSE fresh.occurred_at END, fresh.kind, fresh.actor, fresh."language", fresh.region
FROM fresh , fresh.topics AS named;

INSERT INTO touched_hour (hour)
SELECT DISTINCT touched.hour
FROM (SELECT DATE_TRUNC('hour', CASE WHEN fresh.future OR fresh.occurred_at IS NULL THEN fresh.received_at ELSE fresh.occurred_at END) AS hour FROM fresh) AS touched
WHERE NOT EXISTS (SELECT 1 FROM touched_hour AS known WHERE known.hour = touched.hour);

CREATE TEMP TABLE reached AS
SELECT taken.shard, taken.last_object, taken.landed_at, COALESCE(MAX(CASE WHEN taken.shard LIKE 'activities/%' THEN landed.sequence END), '') AS high_water
FROM (
  SELECT CAST('activities/shard-0' AS VARCHAR(256)) AS shard, CAST('landed/activity/2026-11-23/activities/shard-0/000000000000000000000000000000000000000000000000000000000001_000000000000000000000000000000000000000000000000000000000009.csv.gz' AS VARCHAR(1024)) AS last_object, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ) AS landed_at
  UNION ALL SELECT CAST('activities/shard-1' AS VARCHAR(256)) AS shard, CAST('landed/activity/2026-11-23/activities/shard-1/000000000000000000000000000000000000000000000000000000000001_000000000000000000000000000000000000000000000000000000000009.csv.gz' AS VARCHAR(1024)) AS last_object, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ) AS landed_at
) AS taken
LEFT JOIN landed ON landed.shard = taken.shard
GROUP BY taken.shard, taken.last_object, taken.landed_at;

MERGE INTO landed_shard
USING reached
ON landed_shard.target = 'activity' AND landed_shard.shard = reached.shard
WHEN MATCHED THEN UPDATE SET high_water = GREATEST(landed_shard.high_water, reached.high_water), last_object = GREATEST(landed_shard.last_object, reached.last_object), landed_at = GREATEST(landed_shard.landed_at, reached.landed_at), loaded_at = CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ)
WHEN NOT MATCHED THEN INSERT (target, shard, high_water, last_object, landed_at, loaded_at)
VALUES ('activity', reached.shard, reached.high_water, reached.last_object, reached.landed_at, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ));

SELECT (SELECT count(*) FROM landed) AS landed, (SELECT count(*) FROM fresh) AS loaded;
