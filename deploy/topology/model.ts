/**
 * What a deployment is made of, as plain data. Renderers (CDK, the local cloud) turn it into the
 * real thing; nothing exists that is not in it. No AWS library here.
 */
import type { SettingName } from '../../libs/settings/src/names.ts';

export type FunctionName = 'ingest' | 'web' | 'mobile' | 'count' | 'rank' | 'forget' | 'notify' | 'land' | 'load' | RankerName;
/** A ranker beside the first, where several share the topics (`inParts`). */
export type RankerName = `rank-${number}`;
export type TableName = 'identity' | 'engagement' | 'trends' | 'activity';
export type StreamName = 'activities';
export type BucketName = 'dead-letters' | 'archive';
/** A time to gather that each stage decides for itself. */
export type WindowName = 'landing';
/** A time between two runs of a schedule that each stage decides for itself. */
export type IntervalName = 'loading';
export type QueueName = 'lists';
/** A push service of phones that SNS reaches by a platform application of the deployment's. */
export type PlatformName = 'apns' | 'fcm';

export interface Topology {
  readonly functions: readonly FunctionSpec[];
  readonly routes: readonly RouteSpec[];
  readonly tables: readonly TableSpec[];
  readonly streams: readonly StreamSpec[];
  readonly buckets: readonly BucketSpec[];
  readonly queues: readonly QueueSpec[];
  readonly alarms: readonly AlarmSpec[];
  readonly site: SiteSpec;
  readonly gateway: GatewaySpec;
}

/** What must not go unseen when it happens once within a minute. */
export type AlarmSpec = FunctionAlarmSpec | QueueAlarmSpec;

interface NamedAlarm {
  readonly name: string;
  /** What it means, and what to look at. */
  readonly reason: string;
}

/** Something that a function tells by a metric. */
export interface FunctionAlarmSpec extends NamedAlarm {
  readonly function: FunctionName;
  /** A metric of `libs/telemetry`. */
  readonly metric: string;
}

/** Messages of a queue that were set aside. */
export interface QueueAlarmSpec extends NamedAlarm {
  readonly deadLettersOf: QueueName;
}

export interface FunctionSpec {
  readonly name: FunctionName;
  readonly description: string;
  /** Source file that exports `handler`. The bundle is `dist/lambda/NAME/index.mjs`. */
  readonly entry: string;
  /** The function whose bundle it runs; absent: its own. */
  readonly bundle?: FunctionName;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Instances at most; absent: as many as the account allows (locally 2). */
  readonly reservedConcurrency?: number;
  /** The settings it reads: each renderer gives them their values, and nothing else. */
  readonly settings: readonly SettingName[];
  /** Values of settings that the topology itself decides. */
  readonly values?: Partial<Readonly<Record<SettingName, string>>>;
  readonly triggers: readonly Trigger[];
  readonly grants: readonly Grant[];
}

export type Trigger = StreamTrigger | TableTrigger | QueueTrigger | ScheduleTrigger;

/** An event source mapping: how records are batched, retried and given up. */
interface EventSource {
  readonly batchSize: number;
  /** Seconds to gather a batch, 0 to 300; a name where the stage decides. */
  readonly windowSeconds: number | WindowName;
  /** Tries after the first one; then the batch goes to `onFailure`. */
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeSeconds: number;
  readonly bisectOnError: boolean;
  /** The function answers which record failed first (`batchItemFailures`). */
  readonly reportBatchItemFailures: boolean;
  readonly onFailure: BucketName;
}

export interface StreamTrigger extends EventSource {
  readonly kind: 'stream';
  readonly stream: StreamName;
}

export interface TableTrigger extends EventSource {
  readonly kind: 'table';
  readonly table: TableName;
  /** Lambda event filter patterns; a record that fits none is not delivered. Empty: all are. */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
}

/** Messages of a queue. What fails comes again when the queue's visibility ends, and is set aside after its last receive. */
export interface QueueTrigger {
  readonly kind: 'queue';
  readonly queue: QueueName;
  /** 1 to 10: what one receive gives, since nothing is gathered. */
  readonly batchSize: number;
  /** The function answers which messages failed (`batchItemFailures`); the others are deleted. */
  readonly reportBatchItemFailures: boolean;
  /**
   * Batches at a time, at least 2. Where the function reserves instances, fewer than those: what finds none free is
   * received for nothing.
   */
  readonly maximumConcurrency: number;
}

export interface ScheduleTrigger {
  readonly kind: 'schedule';
  readonly name: string;
  /** At least 60; a name where the stage decides. */
  readonly everySeconds: number | IntervalName;
}

/** What a function may do, as narrow as its keys allow. */
export interface Grant {
  readonly actions: readonly string[];
  readonly on:
    | { readonly table: TableName }
    | { readonly stream: StreamName }
    | { readonly bucket: BucketName }
    | { readonly queue: QueueName }
    | { readonly platform: PlatformName };
  /** Partition keys it may touch (`dynamodb:LeadingKeys`), `*` at the end matches any; absent: all. */
  readonly leadingKeys?: readonly string[];
}

/**
 * Who may call a route: anyone, a source with its write key, who is signed in, or who has at least a role, which
 * the operator key has too. `operator-in-person` is a person alone, `operator-key` the key alone.
 */
export type Caller = 'anyone' | 'write-key' | 'person' | 'moderator' | 'operator' | 'operator-in-person' | 'operator-key';

export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** API Gateway's notation: `/v1/topics/{topic}`. */
  readonly path: string;
  readonly function: FunctionName;
  readonly caller: Caller;
  /** Requests a second over all callers, and the burst above it. */
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  /** SDKs and browsers ask it by themselves (short names, preflights): people need no documentation of it. */
  readonly undocumented?: true;
  /** The edge may keep answers as long as their Cache-Control says; the query strings that tell them apart. */
  readonly cache?: { readonly queryStrings: readonly string[] };
}

export interface TableSpec {
  readonly name: TableName;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Attribute with the epoch second after which an item goes. */
  readonly timeToLive?: string;
  /** New images are published, and read by table triggers. */
  readonly stream: boolean;
  readonly indexes?: readonly { readonly name: string; readonly partitionKey: string; readonly sortKey?: string }[];
}

export interface StreamSpec {
  readonly name: StreamName;
  readonly shards: number;
  readonly retentionHours: number;
}

export interface BucketSpec {
  readonly name: BucketName;
  /** Objects go after this many days; absent: they are kept for ever. */
  readonly expireAfterDays?: number;
}

export interface QueueSpec {
  readonly name: QueueName;
  /** Messages of a group come in their order, one batch at a time, and one that is sent again within five minutes comes once. */
  readonly fifo: boolean;
  /** Seconds that a message is hidden when it was received; at least the time-out of the function that it triggers. */
  readonly visibilitySeconds: number;
  /** Hours after which a message goes that nobody deleted; 1 to 336. */
  readonly retentionHours: number;
  /** Receives after which a message that is not deleted is set aside in a queue of its own, for 14 days. 1 to 1,000. */
  readonly deadLetterAfter: number;
}

export interface SiteSpec {
  /** Built files, relative to the project. */
  readonly directory: string;
  /** Paths without a file answer with this one (single page). */
  readonly fallback: string;
  /** Sent with every file. */
  readonly headers: {
    readonly contentSecurityPolicy: string;
    readonly referrerPolicy: 'strict-origin-when-cross-origin';
  };
}

export interface GatewaySpec {
  /** Bodies of these types reach functions base64-encoded, whole and unread. */
  readonly binaryMediaTypes: readonly string[];
  readonly maxBodyBytes: number;
  readonly timeoutSeconds: number;
}
