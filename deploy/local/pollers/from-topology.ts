import type { FunctionSpec, QueueTrigger, StreamTrigger, TableTrigger, Topology, WindowName } from '../../topology.ts';
import type { Clients } from '../clients.ts';
import { ACCOUNT, queueName, REGION, resourceName } from '../environment.ts';
import { queueArn } from '../queues.ts';
import type { InvocationResult } from '../runner/function.ts';
import type { Checkpoints } from './checkpoints.ts';
import { KinesisSource } from './kinesis-source.ts';
import type { EventSourceMapping } from './mapping-options.ts';
import { Mapping } from './mapping.ts';
import { keepFailure, mappingId } from './on-failure.ts';
import { QueueMapping } from './queue-mapping.ts';
import type { StreamSource } from './source.ts';
import { TableSource } from './table-source.ts';

export interface MappingsOptions {
  readonly topology: Pick<Topology, 'functions' | 'queues'>;
  readonly clients: Clients;
  readonly checkpoints: Checkpoints;
  readonly clock: (machineTime: number) => number;
  readonly invoke: (name: string, event: unknown) => Promise<InvocationResult>;
  readonly warn: (message: string) => void;
  /** Seconds to gather batches whose window the topology names. */
  readonly windows: Readonly<Record<WindowName, number>>;
}

/** The event source mappings of the topology, not yet started. */
export async function makeMappings(options: MappingsOptions): Promise<readonly EventSourceMapping[]> {
  const triggers = options.topology.functions.flatMap((spec) =>
    spec.triggers.flatMap((trigger) => (trigger.kind === 'schedule' ? [] : [{ spec, trigger }])),
  );
  return Promise.all(
    triggers.map(async ({ spec, trigger }) =>
      trigger.kind === 'queue' ? makeQueueMapping(spec, trigger, options) : makeMapping(spec, trigger, options),
    ),
  );
}

/** @throws Error when the topology does not define the queue */
function makeQueueMapping({ name }: FunctionSpec, trigger: QueueTrigger, options: MappingsOptions): EventSourceMapping {
  const queue = options.topology.queues.find((each) => each.name === trigger.queue);
  if (queue === undefined) throw new Error(`${name} is triggered by the queue ${trigger.queue}, which the topology does not define`);
  return new QueueMapping({
    client: options.clients.sqs,
    queue: queueName(queue),
    arn: queueArn(queueName(queue)),
    rules: { ...trigger, deadLetterAfter: queue.deadLetterAfter },
    invoke: (event) => options.invoke(name, event),
    warn: (message) => options.warn(`${name}: ${message}`),
  });
}

async function makeMapping(spec: FunctionSpec, trigger: StreamTrigger | TableTrigger, options: MappingsOptions): Promise<Mapping> {
  const { clients, checkpoints, invoke, warn } = options;
  const source = await openSource(trigger, options);
  const mapping = mappingId(spec.name, source.arn);
  const address = {
    bucket: resourceName(trigger.onFailure),
    mapping,
    functionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${resourceName(spec.name)}`,
    streamArn: source.arn,
    batchInfo: source.batchInfo,
  };
  return new Mapping({
    id: mapping,
    source,
    rules: { ...trigger, windowSeconds: windowOf(trigger, options) },
    checkpoints,
    invoke: (event) => invoke(spec.name, event),
    giveUp: async (shard, batch) => {
      warn(`${spec.name}: gave up ${batch.records.length} records of ${shard} (${batch.condition}), kept in ${address.bucket}`);
      await keepFailure(clients.s3, { ...address, shard }, batch);
    },
    warn: (message) => warn(`${spec.name}: ${message}`),
  });
}

function windowOf({ windowSeconds }: StreamTrigger | TableTrigger, { windows }: MappingsOptions): number {
  return typeof windowSeconds === 'number' ? windowSeconds : windows[windowSeconds];
}

function openSource(trigger: StreamTrigger | TableTrigger, { clients, clock }: MappingsOptions): Promise<StreamSource> {
  return trigger.kind === 'stream'
    ? KinesisSource.open(clients.kinesis, resourceName(trigger.stream), clock)
    : TableSource.open(clients.dynamodb, clients.dynamodbStreams, resourceName(trigger.table), clock);
}
