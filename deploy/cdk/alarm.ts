import { Duration } from 'aws-cdk-lib';
import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { AlarmSpec } from '../topology.ts';
import type { Stage } from './stage.ts';

/** An alarm of the topology on a metric as functions write it (`libs/telemetry`). Nobody is told yet: it shows in CloudWatch. */
export function alarmOn(scope: Construct, { name, metric, reason }: AlarmSpec, stage: Stage, lambda: Function): Alarm {
  return new Alarm(scope, `Alarm-${name}`, {
    alarmDescription: reason,
    metric: new Metric({
      namespace: 'Groundswell',
      metricName: metric,
      dimensionsMap: { stage: stage.name, function: lambda.functionName },
      statistic: 'Sum',
      period: Duration.minutes(1),
    }),
    threshold: 1,
    evaluationPeriods: 1,
    // What never happens is never written.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
