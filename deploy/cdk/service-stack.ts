import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName, Topology } from '../topology.ts';
import { alarmOn } from './alarm.ts';
import { Api } from './api.ts';
import type { DataStack } from './data-stack.ts';
import { NestFunction } from './nest-function.ts';
import type { Stage } from './stage.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: Stage;
  readonly topology: Topology;
  readonly data: DataStack;
  readonly bundles?: string;
}

/** The code: functions, what triggers them, and the API in front. Holds no data and may be replaced. */
export class ServiceStack extends Stack {
  readonly api: Api;
  readonly functions: ReadonlyMap<FunctionName, NestFunction>;

  constructor(scope: Construct, id: string, { stage, topology, data, bundles, ...props }: ServiceStackProps) {
    super(scope, id, props);
    this.functions = new Map(
      topology.functions.map((spec) => [
        spec.name,
        new NestFunction(this, spec.name, { spec, stage, data, ...(bundles === undefined ? {} : { bundles }) }),
      ]),
    );
    for (const alarm of topology.alarms) alarmOn(this, alarm, { stage, functions: this.functions, data });
    this.api = new Api(this, 'Api', {
      stage,
      topology,
      functions: new Map([...this.functions].map(([name, { lambda }]) => [name, lambda])),
    });
    new CfnOutput(this, 'ApiAddress', { value: this.api.rest.url });
  }
}
