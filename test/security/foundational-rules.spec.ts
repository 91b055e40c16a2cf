import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../../deploy/cdk/application.ts';
import { topology } from '../../deploy/topology.ts';
import { exceptions } from '../../scripts/security/foundational/exceptions.ts';
import { rules } from '../../scripts/security/foundational/rules.ts';
import { findingsOf, type Resource, type Resources } from '../../scripts/security/foundational/template.ts';

/** Services that AWS has rules for and that a template may have: whoever adds one adds its rules. */
const WITH_RULES =
  /^AWS::(?:ApiGateway::Stage|CloudFront::Distribution|DynamoDB::Table|IAM::Role|Kinesis::Stream|KMS::Key|Lambda::Function|S3::Bucket$|SecretsManager::Secret|SNS::Topic|SQS::Queue|Redshift|EC2|ECS|RDS|ElasticLoadBalancing|Cognito|AppSync|IoT)/;

let folder = '';
let resources: Resources = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-rules-'));
  for (const { name } of topology.functions) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = () => {};');
  }
  const { app } = application({ stage: 'prod', bundles: folder, validated: false, outdir: join(folder, 'out') });
  const stacks = app.synth().stacks.map(({ template }) => (template as { Resources: Resources }).Resources);
  resources = Object.assign({}, ...stacks) as Resources;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Properties of resources that break each rule. */
const BROKEN: Readonly<Record<string, object>> = {
  'APIGateway.1': { MethodSettings: [{ LoggingLevel: 'ERROR' }, { HttpMethod: 'GET' }] },
  'APIGateway.5': { CacheClusterEnabled: true },
  'CloudFront.1': { DistributionConfig: {} },
  'CloudFront.3': { DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } } },
  'CloudFront.5': { DistributionConfig: {} },
  'CloudFront.6': { DistributionConfig: {} },
  'CloudFront.7': { DistributionConfig: {} },
  'CloudFront.8': { DistributionConfig: { ViewerCertificate: { SslSupportMethod: 'vip' } } },
  'CloudFront.9': { DistributionConfig: { Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'match-viewer' } }] } },
  'CloudFront.10': { DistributionConfig: { Origins: [{ CustomOriginConfig: { OriginSSLProtocols: ['TLSv1.2', 'SSLv3'] } }] } },
  'CloudFront.13': { DistributionConfig: { Origins: [{ S3OriginConfig: {} }] } },
  'IAM.1': { Policies: [{ PolicyDocument: { Statement: [{ Action: '*', Resource: '*' }] } }] },
  'IAM.21': { Policies: [{ PolicyDocument: { Statement: [{ Action: ['s3:*'], Resource: 'x' }] } }] },
  'KMS.1': { Policies: [{ PolicyDocument: { Statement: [{ Action: ['kms:Decrypt'], Resource: '*' }] } }] },
  'KMS.5': { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' } }] } },
  'Lambda.1': { Principal: '*' },
  'Lambda.2': { Runtime: 'nodejs14.x' },
  'SQS.3': { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:*' }] } },
};

describe("AWS's foundational rules", () => {
  it('51: hold for every resource of production, save those that are excepted for a reason', () => {
    const excepted = ({ rule, resource }: { rule: string; resource: string }) =>
      exceptions.some((exception) => exception.rule === rule && resource.startsWith(exception.resource));
    expect(findingsOf(rules, resources).filter((finding) => !excepted(finding))).toEqual([]);
  });

  it('51: have no exception that excepts nothing', () => {
    const findings = findingsOf(rules, resources);
    const stale = exceptions.filter(
      ({ rule, resource }) => !findings.some((found) => found.rule === rule && found.resource.startsWith(resource)),
    );
    expect(stale).toEqual([]);
  });

  it.each(rules)('51: $id is broken by a resource without $wanted', (rule) => {
    const broken: Resource = { Type: rule.type, Properties: BROKEN[rule.id] ?? {} };
    const open: Resource = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Planted' }, PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*' } } },
    };
    expect(findingsOf([rule], { Planted: broken, Open: open })).toEqual([{ rule: rule.id, resource: 'Planted' }]);
  });

  it('51: look at every kind of resource that there is and that they are about', () => {
    const looked = new Set(rules.map(({ type }) => type));
    const there = [...new Set(Object.values(resources).map(({ Type }) => Type))].filter((type) => WITH_RULES.test(type));
    expect(there.filter((type) => !looked.has(type))).toEqual([]);
    expect([...looked].filter((type) => !Object.values(resources).some(({ Type }) => Type === type))).toEqual([]);
  });
});
