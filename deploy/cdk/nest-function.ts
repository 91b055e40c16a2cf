import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnEventSourceMapping, Code, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSpec, QueueTrigger, ScheduleTrigger, StreamTrigger, TableTrigger, TableName } from '../topology.ts';
import type { DataStack } from './data-stack.ts';
import { environmentOf } from './environment.ts';
import { existing, statementsOf } from './grants.ts';
import { intervalOf, windowOf, type Stage } from './stage.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const RETENTION = { 7: RetentionDays.ONE_WEEK, 30: RetentionDays.ONE_MONTH, 90: RetentionDays.THREE_MONTHS } as const;

export interface NestFunctionProps {
  readonly spec: FunctionSpec;
  readonly stage: Stage;
  readonly data: DataStack;
  /** Where bundles are. Default: `dist/lambda` of the project. */
  readonly bundles?: string;
}

/** One function of the topology with its role, its log group and what triggers it. */
export class NestFunction extends Construct {
  readonly lambda: Function;
  readonly #data: DataStack;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { spec, stage, data, bundles = join(projectRoot, 'dist', 'lambda') }: NestFunctionProps) {
    super(scope, id);
    this.#data = data;
    this.#stage = stage;
    const logGroup = new LogGroup(this, 'Logs', { retention: RETENTION[stage.logDays], removalPolicy: stage.removal });
    this.lambda = new Function(this, 'Function', {
      description: spec.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(bundles, spec.bundle ?? spec.name)),
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      ...(spec.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: spec.reservedConcurrency }),
      environment: { ...environmentOf(spec, stage, data) },
      role: this.#role(spec, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
    for (const trigger of spec.triggers) {
      if (trigger.kind === 'schedule') this.#schedule(trigger);
      else if (trigger.kind === 'queue') this.#messages(trigger);
      else this.#mapping(trigger);
    }
  }

  /** A role of its own, whole in one place: nothing is added to it from elsewhere. */
  #role(spec: FunctionSpec, logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        function: new PolicyDocument({
          statements: [
            ...statementsOf(spec, this.#data),
            new PolicyStatement({ sid: 'Logs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
            new PolicyStatement({ sid: 'Traces', actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }),
          ],
        }),
      },
    });
    return role.withoutPolicyUpdates() as Role;
  }

  #mapping(trigger: StreamTrigger | TableTrigger): void {
    const stream = trigger.kind === 'stream';
    new CfnEventSourceMapping(this, `From-${stream ? trigger.stream : trigger.table}`, {
      functionName: this.lambda.functionArn,
      eventSourceArn: stream
        ? existing(this.#data.streams.get(trigger.stream), trigger.stream).streamArn
        : this.#tableStream(trigger.table),
      startingPosition: 'TRIM_HORIZON',
      parallelizationFactor: 1,
      batchSize: trigger.batchSize,
      maximumBatchingWindowInSeconds: windowOf(this.#stage, trigger.windowSeconds),
      maximumRetryAttempts: trigger.maximumRetryAttempts,
      maximumRecordAgeInSeconds: trigger.maximumRecordAgeSeconds,
      bisectBatchOnFunctionError: trigger.bisectOnError,
      destinationConfig: { onFailure: { destination: existing(this.#data.buckets.get(trigger.onFailure), trigger.onFailure).bucketArn } },
      ...(trigger.reportBatchItemFailures ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
      ...(stream || trigger.filters.length === 0
        ? {}
        : { filterCriteria: { filters: trigger.filters.map((filter) => ({ pattern: JSON.stringify(filter) })) } }),
    });
  }

  #messages(trigger: QueueTrigger): void {
    new CfnEventSourceMapping(this, `From-${trigger.queue}`, {
      functionName: this.lambda.functionArn,
      eventSourceArn: existing(this.#data.queues.get(trigger.queue), trigger.queue).queue.queueArn,
      batchSize: trigger.batchSize,
      scalingConfig: { maximumConcurrency: trigger.maximumConcurrency },
      ...(trigger.reportBatchItemFailures ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
    });
  }

  #tableStream(name: TableName): string {
    return existing(existing(this.#data.tables.get(name), name).tableStreamArn, `stream of ${name}`);
  }

  #schedule(trigger: ScheduleTrigger): void {
    new Rule(this, `Every-${trigger.name}`, {
      schedule: Schedule.rate(Duration.seconds(intervalOf(this.#stage, trigger.everySeconds))),
      targets: [new LambdaFunction(this.lambda, { retryAttempts: 0 })],
    });
  }
}
