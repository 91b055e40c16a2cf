import type { FunctionSpec, QueueSpec, Topology } from '../topology.ts';

export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';
/** Nothing leaves the machine, so it need not be anybody's. */
const MAIL_FROM = 'groundswell@local.example';

/** Values of AWS's and of Groundswell's variables, as every process of the local cloud sees them. */
export type Environment = Readonly<Record<string, string>>;

export interface Endpoints {
  readonly dynamodb: string;
  readonly kinesis: string;
  /** S3, SQS and SNS. */
  readonly storage: string;
  readonly mail?: string;
  readonly warehouse?: string;
}

export interface Clocking {
  /** Seconds of the deployment's clock per second of the machine's. */
  readonly rate: number;
  /** Epoch milliseconds at which both show the same. */
  readonly origin: number;
}

/** Name of a resource of the topology in the local cloud. */
export function resourceName(name: string): string {
  return `groundswell-local-${name}`;
}

/** Name of a queue of the topology; SQS wants to see by it which are FIFO. */
export function queueName({ name, fifo }: Pick<QueueSpec, 'name' | 'fifo'>): string {
  return resourceName(name) + (fifo ? '.fifo' : '');
}

/** Where the server at `endpoint` has a queue. Its own address for it has a name that not every machine resolves. */
export function queueAddress(endpoint: string, spec: Pick<QueueSpec, 'name' | 'fifo'>): string {
  return `${endpoint}/${ACCOUNT}/${queueName(spec)}`;
}

/** AWS's own variables: where the local servers are, and credentials that they take. */
export function awsEnvironment(endpoints: Endpoints): Environment {
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
    AWS_ENDPOINT_URL_KINESIS: endpoints.kinesis,
    AWS_ENDPOINT_URL_S3: endpoints.storage,
    AWS_ENDPOINT_URL_SQS: endpoints.storage,
    AWS_ENDPOINT_URL_SNS: endpoints.storage,
    ...(endpoints.mail === undefined ? {} : { AWS_ENDPOINT_URL_SES: endpoints.mail, AWS_ENDPOINT_URL_SESV2: endpoints.mail }),
  };
}

export interface SettingSources {
  readonly deploymentKey: string;
  /** Where site and API are served. */
  readonly url: string;
  /** Folder that secrets are made in. */
  readonly secrets: string;
  /** Where queues are. */
  readonly queues: string;
  /** Where the warehouse is; absent: there is none, unless whoever starts the cloud names one. */
  readonly warehouse?: string;
  readonly clock?: Clocking;
  /** Settings that whoever starts the cloud has set; they win. */
  readonly given: Readonly<Record<string, string | undefined>>;
}

/** The value of every setting that the local cloud knows; settings with a default of their own may be absent. */
export function settingValues(topology: Topology, sources: SettingSources): Environment {
  const values: Record<string, string> = {
    GROUNDSWELL_STAGE: 'local',
    GROUNDSWELL_DEPLOYMENT_KEY: sources.deploymentKey,
    GROUNDSWELL_SECRETS_FOLDER: sources.secrets,
    ...named('TABLE', topology.tables),
    ...named('STREAM', topology.streams),
    ...named('BUCKET', topology.buckets),
    ...Object.fromEntries(topology.queues.map((spec) => [settingName('QUEUE', spec.name), queueAddress(sources.queues, spec)])),
  };
  if (sources.clock !== undefined) {
    values['GROUNDSWELL_CLOCK_RATE'] = String(sources.clock.rate);
    values['GROUNDSWELL_CLOCK_ORIGIN'] = String(sources.clock.origin);
  }
  const fixed = new Set(Object.keys(values));
  values['GROUNDSWELL_PUBLIC_URL'] = sources.url;
  values['GROUNDSWELL_MAIL_FROM'] = MAIL_FROM;
  // Webhooks and pushes reach servers of this machine, its own push service among them.
  values['GROUNDSWELL_OUTGOING_LOOPBACK'] = 'allow';
  if (sources.warehouse !== undefined) values['GROUNDSWELL_WAREHOUSE_URL'] = sources.warehouse;
  for (const [name, value] of Object.entries(sources.given)) {
    if (name.startsWith('GROUNDSWELL_') && value !== undefined && !fixed.has(name)) values[name] = value;
  }
  return values;
}

function named(kind: string, resources: readonly { readonly name: string }[]): Environment {
  return Object.fromEntries(resources.map(({ name }) => [settingName(kind, name), resourceName(name)]));
}

function settingName(kind: string, name: string): string {
  return `GROUNDSWELL_${kind}_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** The whole environment of a function: the settings that it lists, AWS's variables, and what Lambda itself sets. */
export function functionEnvironment(spec: FunctionSpec, settings: Environment, aws: Environment): Environment {
  const listed = Object.fromEntries(spec.settings.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
  return {
    ...listed,
    ...spec.values,
    ...aws,
    AWS_DEFAULT_REGION: REGION,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: resourceName(spec.name),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
  };
}

/** The deployment's time: the machine's, or one that runs at another rate. */
export function clockReading(clock: Clocking | undefined): (machineTime: number) => number {
  if (clock === undefined || clock.rate === 1) return (time) => time;
  return (time) => Math.floor(clock.origin + (time - clock.origin) * clock.rate);
}
