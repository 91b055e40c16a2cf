import { Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { AlarmSpec, FunctionName } from '../topology.ts';
import type { DataStack } from './data-stack.ts';
import { existing } from './grants.ts';
import type { NestFunction } from './nest-function.ts';
import type { Stage } from './stage.ts';

export interface Watched {
  readonly stage: Stage;
  readonly functions: ReadonlyMap<FunctionName, NestFunction>;
  readonly data: DataStack;
}

const PERIOD = Duration.minutes(1);

/** An alarm of the topology. Nobody is told yet: it shows in CloudWatch. */
export function alarmOn(scope: Construct, spec: AlarmSpec, watched: Watched): Alarm {
  return new Alarm(scope, `Alarm-${spec.name}`, {
    alarmDescription: spec.reason,
    metric: metricOf(spec, watched),
    threshold: 1,
    evaluationPeriods: 1,
    // What never happens is never written.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

/** A metric as functions write it (`libs/telemetry`), or how many messages SQS says were set aside. */
function metricOf(spec: AlarmSpec, { stage, functions, data }: Watched): IMetric {
  if ('deadLettersOf' in spec) {
    const { deadLetters } = existing(data.queues.get(spec.deadLettersOf), spec.deadLettersOf);
    return deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: PERIOD });
  }
  const { lambda } = existing(functions.get(spec.function), spec.function);
  return new Metric({
    namespace: 'Groundswell',
    metricName: spec.metric,
    dimensionsMap: { stage: stage.name, function: lambda.functionName },
    statistic: 'Sum',
    period: PERIOD,
  });
}
