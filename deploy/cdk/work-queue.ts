import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueSpec } from '../topology.ts';
import type { Stage } from './stage.ts';

/** The longest that SQS keeps a message. */
const KEPT_ASIDE = Duration.days(14);

export interface WorkQueueProps {
  readonly spec: QueueSpec;
  readonly key: Key;
  readonly stage: Stage;
}

/** A queue of the topology with the one for what was set aside. Both are sealed under the deployment's key and refuse plain HTTP. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { spec, key, stage }: WorkQueueProps) {
    super(scope, id);
    const shared: QueueProps = {
      // SQS takes `fifo: true` only: a queue that is none must not say so.
      ...(spec.fifo ? { fifo: true } : {}),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      removalPolicy: stage.removal,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...shared, retentionPeriod: KEPT_ASIDE });
    this.queue = new Queue(this, 'Queue', {
      ...shared,
      visibilityTimeout: Duration.seconds(spec.visibilitySeconds),
      retentionPeriod: Duration.hours(spec.retentionHours),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: spec.deadLetterAfter },
    });
  }
}
