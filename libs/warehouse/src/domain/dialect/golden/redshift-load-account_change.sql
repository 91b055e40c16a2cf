LOCK landed_shard, account_change;

CREATE TEMP TABLE landed (
  shard VARCHAR(256),
  sequence VARCHAR(67),
  account VARCHAR(64),
  role VARCHAR(16),
  verified BOOLEAN,
  disabled BOOLEAN,
  second_factor BOOLEAN,
  outside BOOLEAN,
  created_at TIMESTAMPTZ,
  operation VARCHAR(6),
  changed_at TIMESTAMPTZ,
  version VARCHAR(67)
);

COPY landed (shard, sequence, account, role, verified, disabled, second_factor, outside, created_at, operation, changed_at, version)
FROM 's3://archive/loading/id.manifest'
IAM_ROLE 'arn:aws:iam::123456789012:role/copy'
MANIFEST FORMAT AS CSV GZIP IGNOREHEADER 1
ENCODING UTF8 TIMEFORMAT 'auto' EMPTYASNULL
COMPUPDATE OFF STATUPDATE OFF;

CREATE TEMP TABLE fresh AS
SELECT account, role, verified, disabled, second_factor, outside, created_at, operation, changed_at, version
FROM (
  SELECT landed.*, ROW_NUMBER() OVER (PARTITION BY landed.account, landed.version ORDER BY landed.sequence, landed.shard) AS repetition
  FROM landed
  LEFT JOIN landed_shard ON landed_shard.target = 'account_change' AND landed_shard.shard = landed.shard
  WHERE landed_shard.high_water IS NULL OR landed.sequence > landed_shard.high_water
) AS one
WHERE one.repetition = 1 AND NOT EXISTS (SELECT 1 FROM account_change AS known WHERE known.account = one.account AND known.version = one.version) AND NOT EXISTS (SELECT 1 FROM erased_person WHERE erased_person.person = one.account);

MERGE INTO account_change
USING fresh
ON account_change.account = fresh.account AND account_change.version = fresh.version
WHEN MATCHED THEN UPDATE SET account = fresh.account
WHEN NOT MATCHED THEN INSERT (account, role, verified, disabled, second_factor, outside, created_at, operation, changed_at, version)
VALUES (fresh.account, fresh.role, fresh.verified, fresh.disabled, fresh.second_factor, fresh.outside, fresh.created_at, fresh.operation, fresh.changed_at, fresh.version);

CREATE TEMP TABLE reached AS
SELECT taken.shard, taken.last_object, taken.landed_at, COALESCE(MAX(CASE WHEN taken.shard LIKE 'activities/%' THEN landed.sequence END), '') AS high_water
FROM (
  SELECT CAST('activities/shard-0' AS VARCHAR(256)) AS shard, CAST('landed/account_change/2026-11-23/activities/shard-0/000000000000000000000000000000000000000000000000000000000001_000000000000000000000000000000000000000000000000000000000009.csv.gz' AS VARCHAR(1024)) AS last_object, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ) AS landed_at
  UNION ALL SELECT CAST('activities/shard-1' AS VARCHAR(256)) AS shard, CAST('landed/account_change/2026-11-23/activities/shard-1/000000000000000000000000000000000000000000000000000000000001_000000000000000000000000000000000000000000000000000000000009.csv.gz' AS VARCHAR(1024)) AS last_object, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ) AS landed_at
) AS taken
LEFT JOIN landed ON landed.shard = taken.shard
GROUP BY taken.shard, taken.last_object, taken.landed_at;

MERGE INTO landed_shard
USING reached
ON landed_shard.target = 'account_change' AND landed_shard.shard = reached.shard
WHEN MATCHED THEN UPDATE SET high_water = GREATEST(landed_shard.high_water, reached.high_water), last_object = GREATEST(landed_shard.last_object, reached.last_object), landed_at = GREATEST(landed_shard.landed_at, reached.landed_at), loaded_at = CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ)
WHEN NOT MATCHED THEN INSERT (target, shard, high_water, last_object, landed_at, loaded_at)
VALUES ('account_change', reached.shard, reached.high_water, reached.last_object, reached.landed_at, CAST('2026-11-23T12:00:00.000Z' AS TIMESTAMPTZ));

SELECT (SELECT count(*) FROM landed) AS landed, (SELECT count(*) FROM fresh) AS loaded;
