import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FunctionSpec, type Grant, inParts, topology, withSettings } from '../topology.ts';
import { METRICS } from '../../libs/telemetry/src/metrics.ts';
import { acknowledgements } from './acknowledgements.ts';
import { application, type Application, type ApplicationOptions } from './application.ts';

let folder: string;
let bundles: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-synth-'));
  bundles = join(folder, 'bundles');
  for (const { name } of topology.functions) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.mjs'), 'export const handler = () => {};');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function render(options: Partial<ApplicationOptions> = {}): Application {
  count += 1;
  return application({ stage: 'dev', bundles, validated: false, outdir: join(folder, `out-${count}`), ...options });
}

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, never>;
}

interface Policy {
  readonly PolicyDocument: {
    readonly Statement: readonly { readonly Action: unknown; readonly Resource: unknown; readonly Condition?: unknown }[];
  };
}

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

function resources(template: Template, type: string): Resource['Properties'][] {
  return Object.values(template.toJSON()['Resources'] as Record<string, Resource>)
    .filter((resource) => resource.Type === type)
    .map((resource) => resource.Properties);
}

describe('the topology as CloudFormation', () => {
  it('passes the built-in rules and cdk-nag with every finding acknowledged', () => {
    expect(() => render({ validated: true }).app.synth()).not.toThrow();
  }, 60_000);

  it('has no acknowledgement that silences nothing', () => {
    const outdir = join(folder, 'bare');
    const stacks = render({ validated: true, bare: true, outdir });
    expect(() => stacks.app.synth()).toThrow(/[Vv]alidation/);
    const found = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as ValidationReport;
    const findings = found.pluginReports.flatMap(({ violations }) => violations);
    const stale = acknowledgements.filter(({ id, on, path }) => {
      const below = [stacks[on].node.path, ...(path === undefined ? [] : [path])].join('/');
      return !findings.some(
        ({ ruleName, violatingConstructs }) =>
          ruleName === id.replace('STAGE', 'dev') && violatingConstructs.some(({ constructPath }) => constructPath.startsWith(below)),
      );
    });
    expect(stale).toEqual([]);
  }, 60_000);

  it('is the same twice', () => {
    const [one, other] = [render(), render()].map(({ app }) => app.synth().directory);
    for (const part of ['Data', 'Service', 'Site']) {
      const file = `Groundswell${part}-dev.template.json`;
      expect(readFileSync(join(one ?? '', file), 'utf8')).toBe(readFileSync(join(other ?? '', file), 'utf8'));
    }
  });

  it('has every table, stream, bucket, function, mapping and route of the topology', () => {
    const { data, service } = render();
    const [stored, code] = [Template.fromStack(data), Template.fromStack(service)];
    stored.resourceCountIs('AWS::DynamoDB::Table', topology.tables.length);
    stored.resourceCountIs('AWS::Kinesis::Stream', topology.streams.length);
    code.resourceCountIs('AWS::Lambda::Function', topology.functions.length);
    code.resourceCountIs('AWS::ApiGateway::Method', topology.routes.length);
    const mappings = topology.functions.flatMap(({ triggers }) => triggers).filter(({ kind }) => kind !== 'schedule');
    code.resourceCountIs('AWS::Lambda::EventSourceMapping', mappings.length);
  });

  it('keeps data encrypted under the customer key, with point-in-time recovery', () => {
    const template = Template.fromStack(render().data);
    template.allResourcesProperties('AWS::DynamoDB::Table', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    template.allResourcesProperties('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } });
  });

  it('seals queues under the customer key, refuses plain HTTP, and sets aside and watches what fails again and again', () => {
    const { data, service } = render();
    const template = Template.fromStack(data);
    template.resourceCountIs('AWS::SQS::Queue', 2 * topology.queues.length);
    template.resourceCountIs('AWS::SQS::QueuePolicy', 2 * topology.queues.length);
    template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.anyValue() });
    template.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Action: 'sqs:*', Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      }),
    });
    for (const { fifo, visibilitySeconds, retentionHours, deadLetterAfter } of topology.queues) {
      template.hasResourceProperties('AWS::SQS::Queue', {
        FifoQueue: fifo,
        VisibilityTimeout: visibilitySeconds,
        MessageRetentionPeriod: retentionHours * 3_600,
        RedrivePolicy: { deadLetterTargetArn: Match.anyValue(), maxReceiveCount: deadLetterAfter },
      });
    }
    const watched = topology.alarms.flatMap((alarm) => ('deadLettersOf' in alarm ? [alarm.deadLettersOf] : []));
    expect(watched).toEqual(topology.queues.map(({ name }) => name));
    Template.fromStack(service).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::ImportValue': Match.stringLikeRegexp('DeadLetters') } }],
    });
  });

  it('wakes the ranker by new deltas only, the archive by no schedule, and tells of lists that changed', () => {
    const template = Template.fromStack(render().service);
    const filters = resources(template, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) => mapping['FilterCriteria'] ?? []);
    const patterns = filters.map((filter) => JSON.stringify(filter));
    expect(patterns).toEqual([expect.stringContaining('D#'), expect.stringContaining('anything-but'), expect.stringContaining('T#')]);
    expect(patterns[0]).not.toContain('T#');
  });

  it('renders a ranker for each part of the topics', () => {
    const { service } = render({ topology: inParts(topology, 4) });
    const functions = Object.values(Template.fromStack(service).findResources('AWS::Lambda::Function')) as {
      readonly Properties: {
        readonly ReservedConcurrentExecutions?: number;
        readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
      };
    }[];
    const variables = functions.map(({ Properties }) => Properties.Environment.Variables);
    expect(variables.map((each) => each.GROUNDSWELL_RANK_PART).filter((part) => part !== undefined)).toEqual(['1', '2', '3']);
    // Rankers, and who divides deltas and reads what rankers of parts stored.
    expect(variables.filter((each) => each.GROUNDSWELL_RANK_PARTS === '4')).toHaveLength(8);
    // Each ranker, and the loader.
    expect(functions.filter(({ Properties }) => Properties.ReservedConcurrentExecutions === 1)).toHaveLength(5);
    expect(() => inParts(topology, 3)).toThrow('power of two');
  });

  it.each(topology.functions)('gives $name its own grants and nothing else', (spec: FunctionSpec) => {
    const template = Template.fromStack(render().service);
    const roles = Object.entries(
      template.toJSON()['Resources'] as Record<string, Resource & { readonly Properties: { readonly Policies: never } }>,
    )
      .filter(([id, { Type }]) => Type === 'AWS::IAM::Role' && id.startsWith(`${spec.name}Role`))
      .map(([, role]) => JSON.stringify(role.Properties));
    expect(roles).toHaveLength(1);
    const actions = [...(roles[0] ?? '').matchAll(/"((?:dynamodb|kinesis|s3|sqs):[A-Za-z*]+)"/g)].map(([, action]) => action);
    const allowed = new Set([
      ...spec.grants.flatMap((grant) => grant.actions),
      ...(spec.triggers.some(({ kind }) => kind === 'stream')
        ? [
            'kinesis:DescribeStream',
            'kinesis:DescribeStreamSummary',
            'kinesis:GetRecords',
            'kinesis:GetShardIterator',
            'kinesis:ListShards',
          ]
        : []),
      ...(spec.triggers.some(({ kind }) => kind === 'table')
        ? ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams']
        : []),
      ...(spec.triggers.some(({ kind }) => kind === 'queue') ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'] : []),
      ...(spec.triggers.some((trigger) => 'onFailure' in trigger) ? ['s3:ListBucket', 's3:PutObject'] : []),
    ]);
    // A condition is not an action.
    const conditions = new Set(['dynamodb:LeadingKeys']);
    expect(actions.filter((action = '') => !allowed.has(action) && !conditions.has(action))).toEqual([]);
    expect(actions.some((action) => action?.includes('*'))).toBe(false);
  });

  it.each(topology.functions)('lets $name touch the keys of tables that its grants name, and no others', (spec: FunctionSpec) => {
    const template = Template.fromStack(render().service);
    const policies = Object.entries(template.toJSON()['Resources'] as Record<string, Resource>)
      .filter(([id, { Type }]) => Type === 'AWS::IAM::Role' && id.startsWith(`${spec.name}Role`))
      .flatMap(([, { Properties }]) => (Properties['Policies'] ?? []) as readonly Policy[]);
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const code = statements.filter(({ Action, Resource: on }) => /dynamodb:\w+Item|dynamodb:Query/.test(String(Action)) && on !== '*');
    const ofTables = spec.grants.filter(({ on }) => 'table' in on);
    // Whoever reads a table through names no key, and may do nothing else with it.
    const isKeyed = ({ leadingKeys = [], actions }: Grant): boolean => leadingKeys.length > 0 || actions.join() === 'dynamodb:Scan';
    expect(ofTables.every(isKeyed)).toBe(true);
    expect(code.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual(
      ofTables
        .filter(({ leadingKeys }) => leadingKeys !== undefined)
        .map(({ actions, leadingKeys = [] }) => ({
          Action: actions.length === 1 ? actions[0] : actions,
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } },
        })),
    );
  });

  it('gives the deployment key to those alone that hash with it', () => {
    const readers = topology.functions.filter(({ settings }) => settings.includes('GROUNDSWELL_DEPLOYMENT_KEY_ARN'));
    expect(readers.map(({ name }) => name)).toEqual(['ingest', 'web', 'mobile', 'count', 'forget', 'notify', 'land']);
  });

  it('lets accounts make and unwrap the keys of sealed fields, and who tells people unwrap them', () => {
    const { data, service } = render();
    const [fieldsKey = ''] = Object.keys(
      Template.fromStack(data).findResources('AWS::KMS::Key', {
        Properties: { Description: 'Groundswell dev: addresses of people and private keys' },
      }),
    );
    const roles = Object.entries(Template.fromStack(service).findResources('AWS::IAM::Role'));
    const holders = roles.filter(([, role]) => JSON.stringify(role).includes(fieldsKey));
    expect([fieldsKey, holders.map(([id]) => id)]).toEqual([
      expect.stringMatching(/^FieldsKey/),
      [expect.stringMatching(/^mobileRole/), expect.stringMatching(/^notifyRole/)],
    ]);
    const actions = holders.map(
      ([, role]) => /"Action":([^\]}]+\]?),"Effect":"Allow","Resource":[^}]*FieldsKey/.exec(JSON.stringify(role))?.[1],
    );
    expect(actions).toEqual(['["kms:Decrypt","kms:GenerateDataKey"]', '"kms:Decrypt"']);
  });

  it('gives functions what whoever deploys chose, and lets accounts, and who tells people, send letters from that address alone', () => {
    const given = { GROUNDSWELL_PUBLIC_URL: 'https://pulse.example', GROUNDSWELL_MAIL_FROM: 'hello@pulse.example', OTHER: 'x' };
    const { app, service } = render({ topology: withSettings(topology, given), validated: true });
    expect(() => app.synth()).not.toThrow();
    const template = Template.fromStack(service);
    const environments = resources(template, 'AWS::Lambda::Function').map(({ Environment }) => JSON.stringify(Environment));
    expect(environments.filter((text) => text.includes('https://pulse.example'))).toHaveLength(3);
    expect(environments.filter((text) => text.includes('hello@pulse.example'))).toHaveLength(2);
    expect(environments.join()).not.toContain('OTHER');
    const roles = Object.entries(template.findResources('AWS::IAM::Role')).filter(([, role]) =>
      JSON.stringify(role).includes('ses:SendEmail'),
    );
    expect(roles.map(([id]) => id)).toEqual([expect.stringMatching(/^mobileRole/), expect.stringMatching(/^notifyRole/)]);
    expect(JSON.stringify(roles)).toContain('{"StringEquals":{"ses:FromAddress":"hello@pulse.example"}}');
  }, 60_000);

  it('lets functions do with phones what each does, on the applications that whoever deploys named', () => {
    const account = 'arn:aws:sns:eu-west-1:123456789012';
    const given = { GROUNDSWELL_APNS_APPLICATION_ARN: `${account}:app/APNS/shop` };
    const { app, service } = render({ topology: withSettings(topology, given), validated: true });
    expect(() => app.synth()).not.toThrow();
    const granted = resources(Template.fromStack(service), 'AWS::IAM::Role').flatMap(({ Policies = [] }) =>
      (Policies as readonly Policy[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    );
    const phones = granted.filter(({ Action }) => JSON.stringify(Action).includes('sns:'));
    expect(phones.map(({ Action }) => Action)).toEqual(
      expect.arrayContaining([
        ['sns:CreatePlatformEndpoint', 'sns:SetEndpointAttributes', 'sns:DeleteEndpoint'],
        ['sns:Publish', 'sns:DeleteEndpoint'],
        'sns:DeleteEndpoint',
      ]),
    );
    for (const { Resource } of phones) expect(Resource).toEqual([`${account}:app/APNS/shop`, `${account}:endpoint/APNS/shop/*`]);
    const without = JSON.stringify(Template.fromStack(render().service).toJSON());
    expect(without).not.toContain('sns:Publish');
  }, 60_000);

  it('keeps secrets out of environments', () => {
    const environments = resources(Template.fromStack(render().service), 'AWS::Lambda::Function').map(({ Environment }) =>
      JSON.stringify(Environment),
    );
    expect(environments.join()).not.toMatch(/GROUNDSWELL_DEPLOYMENT_KEY"/);
  });

  it('48: has an alarm for every one of the topology, on a metric that its function writes', () => {
    const alarms = resources(Template.fromStack(render().service), 'AWS::CloudWatch::Alarm') as readonly Readonly<
      Record<string, unknown>
    >[];
    expect(alarms.map(({ MetricName, Namespace, Threshold }) => [MetricName, Namespace, Threshold])).toEqual(
      topology.alarms.map((alarm) =>
        'metric' in alarm ? [alarm.metric, 'Groundswell', 1] : ['ApproximateNumberOfMessagesVisible', 'AWS/SQS', 1],
      ),
    );
    expect(alarms.map(({ MetricName }) => MetricName)).toContain('KeysRefused');
    for (const alarm of topology.alarms) if ('metric' in alarm) expect(Object.keys(METRICS)).toContain(alarm.metric);
    expect(alarms.map(({ Dimensions }) => JSON.stringify(Dimensions)).join()).toMatch(/"Name":"stage","Value":"dev"/);
  });

  it('refuses a stage that is not there by naming those that are', () => {
    expect(() => render({ stage: 'nowhere' })).toThrow(/dev, prod/);
  });
});
