import {
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type IResource,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName, RouteSpec, Topology } from '../topology.ts';
import { existing } from './grants.ts';
import type { Stage } from './stage.ts';

export interface ApiProps {
  readonly stage: Stage;
  readonly topology: Topology;
  readonly functions: ReadonlyMap<FunctionName, Function>;
}

/** The topology's routes as a regional REST API. Bodies pass through unread; the applications validate them. */
export class Api extends Construct {
  readonly rest: RestApi;

  constructor(scope: Construct, id: string, { stage, topology, functions }: ApiProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH, removalPolicy: stage.removal });
    this.rest = new RestApi(this, 'Rest', {
      description: `Groundswell ${stage.name}`,
      endpointTypes: [EndpointType.REGIONAL],
      binaryMediaTypes: [...topology.gateway.binaryMediaTypes],
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: stage.removal,
      deployOptions: {
        stageName: stage.name,
        accessLogDestination: new LogGroupLogDestination(logs),
        // No addresses, no query strings: logs hold nothing personal.
        accessLogFormat: AccessLogFormat.custom(
          '{"requestId":"$context.requestId","method":"$context.httpMethod","path":"$context.resourcePath","status":"$context.status","latency":"$context.responseLatency","bytes":"$context.responseLength"}',
        ),
        ...WATCHED,
        tracingEnabled: true,
        methodOptions: Object.fromEntries(topology.routes.map(settingsOf)),
      },
    });
    const integrations = new Map([...functions].map(([name, target]) => [name, new LambdaIntegration(target, { allowTestInvoke: false })]));
    for (const route of topology.routes) this.#method(route, existing(integrations.get(route.function), route.function));
  }

  #method(route: RouteSpec, integration: LambdaIntegration): void {
    let resource: IResource = this.rest.root;
    for (const part of route.path.split('/').filter((word) => word !== ''))
      resource = resource.getResource(part) ?? resource.addResource(part);
    resource.addMethod(route.method, integration);
  }
}

/** What holds for every method, and for each that has settings of its own: those inherit nothing. */
const WATCHED = { loggingLevel: MethodLoggingLevel.ERROR, dataTraceEnabled: false, metricsEnabled: true } as const;

/** API Gateway names a method's settings by path and method. */
function settingsOf({ path, method, throttle }: RouteSpec): [string, MethodDeploymentOptions] {
  return [`${path}/${method}`, { ...WATCHED, throttlingRateLimit: throttle.ratePerSecond, throttlingBurstLimit: throttle.burst }];
}
