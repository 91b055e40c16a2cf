import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type IBucket, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { BucketName, BucketSpec, QueueName, StreamName, StreamSpec, TableName, TableSpec, Topology } from '../topology.ts';
import { WorkQueue } from './work-queue.ts';
import type { Stage } from './stage.ts';

export interface DataStackProps extends StackProps {
  readonly stage: Stage;
  readonly topology: Topology;
}

/** Everything that outlives a deployment of code: tables, streams, buckets, queues, the key and the secret. */
export class DataStack extends Stack {
  readonly key: Key;
  /** Wraps the keys of sealed fields: who may read the tables need not know who is in them. */
  readonly fieldsKey: Key;
  readonly deploymentKey: Secret;
  readonly tables: ReadonlyMap<TableName, Table>;
  readonly streams: ReadonlyMap<StreamName, Stream>;
  readonly buckets: ReadonlyMap<BucketName, Bucket>;
  readonly queues: ReadonlyMap<QueueName, WorkQueue>;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.#stage = props.stage;
    this.key = new Key(this, 'Key', {
      description: `Groundswell ${props.stage.name}: everything at rest`,
      enableKeyRotation: true,
      removalPolicy: props.stage.removal,
    });
    this.fieldsKey = new Key(this, 'FieldsKey', {
      description: `Groundswell ${props.stage.name}: addresses of people and private keys`,
      enableKeyRotation: true,
      removalPolicy: props.stage.removal,
    });
    this.deploymentKey = new Secret(this, 'DeploymentKey', {
      description: 'What actors, ids and networks are hashed with; changing it begins all counts anew',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.stage.removal,
    });
    this.tables = new Map(props.topology.tables.map((spec) => [spec.name, this.#table(spec)]));
    this.streams = new Map(props.topology.streams.map((spec) => [spec.name, this.#stream(spec)]));
    const logs = this.#accessLogs();
    this.buckets = new Map(props.topology.buckets.map((spec) => [spec.name, this.#bucket(spec, logs)]));
    this.queues = new Map(
      props.topology.queues.map((spec) => [
        spec.name,
        new WorkQueue(this, `Queue-${spec.name}`, { spec, key: this.key, stage: props.stage }),
      ]),
    );
  }

  #table(spec: TableSpec): Table {
    const table = new Table(this, `Table-${spec.name}`, {
      partitionKey: { name: spec.partitionKey, type: AttributeType.STRING },
      ...(spec.sortKey === undefined ? {} : { sortKey: { name: spec.sortKey, type: AttributeType.STRING } }),
      ...(spec.timeToLive === undefined ? {} : { timeToLiveAttribute: spec.timeToLive }),
      ...(spec.stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.#stage.deletionProtection,
      removalPolicy: this.#stage.removal,
    });
    for (const index of spec.indexes ?? []) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        ...(index.sortKey === undefined ? {} : { sortKey: { name: index.sortKey, type: AttributeType.STRING } }),
      });
    }
    return table;
  }

  #stream(spec: StreamSpec): Stream {
    return new Stream(this, `Stream-${spec.name}`, {
      streamMode: StreamMode.PROVISIONED,
      shardCount: Math.max(spec.shards, this.#stage.shards),
      retentionPeriod: Duration.hours(spec.retentionHours),
      encryption: StreamEncryption.KMS,
      encryptionKey: this.key,
      removalPolicy: this.#stage.removal,
    });
  }

  /** Who read or wrote a bucket; log delivery writes with S3's own keys only. */
  #accessLogs(): IBucket {
    return new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(this.#stage.logDays) }],
      removalPolicy: this.#stage.removal,
    }) as IBucket;
  }

  #bucket(spec: BucketSpec, logs: IBucket): Bucket {
    return new Bucket(this, `Bucket-${spec.name}`, {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${spec.name}/`,
      lifecycleRules: lifecycleOf(spec),
      removalPolicy: this.#stage.removal,
    });
  }
}

/** Parts of what was never uploaded to its end are paid for, too. */
function lifecycleOf({ expireAfterDays }: BucketSpec): LifecycleRule[] {
  return [
    expireAfterDays === undefined
      ? { abortIncompleteMultipartUploadAfter: Duration.days(7) }
      : { expiration: Duration.days(expireAfterDays) },
  ];
}
