import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueSpec } from '../topology.ts';
import { ACCOUNT, queueName, REGION } from './environment.ts';

/** Seconds that what was set aside is kept: the longest that SQS allows. */
const KEPT_ASIDE = 14 * 86_400;

/** Name of the queue that holds what was set aside of another. */
export function deadLetterQueueName({ name, fifo }: Pick<QueueSpec, 'name' | 'fifo'>): string {
  return queueName({ name: `${name}-dead-letters` as QueueSpec['name'], fifo });
}

/** ARN of a queue by its name. */
export function queueArn(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
}

/** Makes a queue of the topology, and the one for what is set aside, where they are absent, with the attributes of the topology. */
export async function provisionQueue(client: SQSClient, spec: QueueSpec): Promise<void> {
  const deadLetters = deadLetterQueueName(spec);
  await makeQueue(client, deadLetters, spec.fifo, { MessageRetentionPeriod: String(KEPT_ASIDE) });
  await makeQueue(client, queueName(spec), spec.fifo, {
    VisibilityTimeout: String(spec.visibilitySeconds),
    MessageRetentionPeriod: String(spec.retentionHours * 3_600),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetters), maxReceiveCount: spec.deadLetterAfter }),
  });
}

async function makeQueue(client: SQSClient, name: string, fifo: boolean, attributes: Readonly<Record<string, string>>): Promise<void> {
  const Attributes = { ...attributes, ...(fifo ? { FifoQueue: 'true' } : {}) };
  try {
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  } catch (error) {
    // It is there with other attributes: the topology has changed since. AWS and local servers put different words before the name.
    if (!(error instanceof Error && error.name.endsWith('QueueNameExists'))) throw error;
    await client.send(new SetQueueAttributesCommand({ QueueUrl: name, Attributes: attributes }));
  }
}
