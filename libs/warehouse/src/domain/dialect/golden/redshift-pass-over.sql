LOCK landed_shard;

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

CREATE TEMP TABLE reached AS
SELECT taken.shard, taken.last_object, taken.landed_at, COALESCE(MAX(CASE WHEN taken.shard LIKE 'activities/%' THEN landed.sequence END), '') AS high_water
FROM (
  SELECT CAST('activities/shard-0' AS VARCHAR(256)) AS shard, CAST('landed/activity/2026-11-23/activities/shard-0/000000000000000000000000000000000000000000000000000000000001_000000000000000000000000000000000000000000000000000000000009.csv.gz' AS VARCHAR(1024)) AS last_object, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ) AS landed_at
) AS taken
LEFT JOIN landed ON landed.shard = taken.shard
GROUP BY taken.shard, taken.last_object, taken.landed_at;

MERGE INTO landed_shard
USING reached
ON landed_shard.target = 'activity' AND landed_shard.shard = reached.shard
WHEN MATCHED THEN UPDATE SET high_water = GREATEST(landed_shard.high_water, reached.high_water), last_object = GREATEST(landed_shard.last_object, reached.last_object), landed_at = GREATEST(landed_shard.landed_at, reached.landed_at), loaded_at = CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ)
WHEN NOT MATCHED THEN INSERT (target, shard, high_water, last_object, landed_at, loaded_at)
VALUES ('activity', reached.shard, reached.high_water, reached.last_object, reached.landed_at, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ));

SELECT shard, last_object, landed_at FROM landed_shard WHERE target = 'o''target';
