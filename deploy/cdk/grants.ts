import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionSpec, Grant, PlatformName, Trigger } from '../topology.ts';
import type { DataStack } from './data-stack.ts';

/** What the function's code may do, what its triggers need, and nothing else. */
export function statementsOf(spec: FunctionSpec, data: DataStack): PolicyStatement[] {
  const statements = [
    ...spec.grants.flatMap((grant) =>
      'platform' in grant.on ? platformStatements(spec, grant, grant.on.platform) : [codeStatement(grant, data)],
    ),
    ...spec.triggers.flatMap((trigger) => triggerStatements(trigger, data)),
  ];
  statements.push(new PolicyStatement({ sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [data.key.keyArn] }));
  if (spec.settings.includes('GROUNDSWELL_DEPLOYMENT_KEY_ARN')) {
    statements.push(
      new PolicyStatement({ sid: 'DeploymentKey', actions: ['secretsmanager:GetSecretValue'], resources: [data.deploymentKey.secretArn] }),
    );
  }
  if (spec.settings.includes('GROUNDSWELL_FIELDS_KEY_ARN')) {
    // Who opens what others sealed makes no keys.
    const seals = spec.grants.some(({ actions, leadingKeys }) => actions.includes('dynamodb:PutItem') && leadingKeys?.includes('SEALING'));
    const actions = ['kms:Decrypt', ...(seals ? ['kms:GenerateDataKey'] : [])];
    statements.push(new PolicyStatement({ sid: 'FieldsKey', actions, resources: [data.fieldsKey.keyArn] }));
  }
  const from = spec.values?.GROUNDSWELL_MAIL_FROM;
  return from === undefined ? statements : [...statements, letters(from, data)];
}

/** SES checks letters against the identity that it knows: the address, or its domain. */
function letters(from: string, data: DataStack): PolicyStatement {
  const identities = [from, from.slice(from.indexOf('@') + 1)];
  return new PolicyStatement({
    sid: 'Letters',
    actions: ['ses:SendEmail'],
    resources: identities.map((resourceName) => Stack.of(data).formatArn({ service: 'ses', resource: 'identity', resourceName })),
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });
}

/** Platform applications are made by hand, with secrets of Apple and Google: what they are called is chosen by whoever deploys. */
export function platformApplication({ values }: Pick<FunctionSpec, 'values'>, platform: PlatformName): string | undefined {
  return platform === 'apns' ? values?.GROUNDSWELL_APNS_APPLICATION_ARN : values?.GROUNDSWELL_FCM_APPLICATION_ARN;
}

/** The endpoints of a platform application. */
export function platformEndpoints(application: string): string {
  return `${application.replace(':app/', ':endpoint/')}/*`;
}

/** Nothing where the deployment has no such application. */
function platformStatements(spec: FunctionSpec, { actions }: Grant, platform: PlatformName): PolicyStatement[] {
  const application = platformApplication(spec, platform);
  if (application === undefined) return [];
  return [new PolicyStatement({ actions: [...actions], resources: [application, platformEndpoints(application)] })];
}

function codeStatement(grant: Grant, data: DataStack): PolicyStatement {
  return new PolicyStatement({
    actions: [...grant.actions],
    resources: resourcesOf(grant, data),
    ...(grant.leadingKeys === undefined
      ? {}
      : { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...grant.leadingKeys] } } }),
  });
}

function resourcesOf({ on, actions }: Grant, data: DataStack): string[] {
  if ('table' in on) return [existing(data.tables.get(on.table), on.table).tableArn];
  if ('stream' in on) return [existing(data.streams.get(on.stream), on.stream).streamArn];
  if ('queue' in on) return [existing(data.queues.get(on.queue), on.queue).queue.queueArn];
  if ('platform' in on) throw new Error('platform applications are no resources of ours');
  const bucket = existing(data.buckets.get(on.bucket), on.bucket);
  // What is in a bucket is asked of the bucket, everything else of its objects.
  return [...(actions.includes('s3:ListBucket') ? [bucket.bucketArn] : []), bucket.arnForObjects('*')];
}

function triggerStatements(trigger: Trigger, data: DataStack): PolicyStatement[] {
  if (trigger.kind === 'schedule') return [];
  if (trigger.kind === 'queue') {
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    return [new PolicyStatement({ actions, resources: [existing(data.queues.get(trigger.queue), trigger.queue).queue.queueArn] })];
  }
  const bucket = existing(data.buckets.get(trigger.onFailure), trigger.onFailure);
  // Lambda checks that the bucket is the account's own by listing it.
  const onFailure = [
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }),
  ];
  if (trigger.kind === 'stream') {
    const actions = [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ];
    return [
      new PolicyStatement({ actions, resources: [existing(data.streams.get(trigger.stream), trigger.stream).streamArn] }),
      ...onFailure,
    ];
  }
  const table = existing(data.tables.get(trigger.table), trigger.table);
  return [
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [existing(table.tableStreamArn, `stream of ${trigger.table}`)],
    }),
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
    ...onFailure,
  ];
}

/** @throws Error when the topology names what it does not define */
export function existing<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`The topology refers to ${name}, which it does not define`);
  return thing;
}
