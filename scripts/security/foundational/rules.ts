import { listed, type Resource, type Resources, type Rule } from './template.ts';

const BUCKET = 'AWS::S3::Bucket';
const DISTRIBUTION = 'AWS::CloudFront::Distribution';
const STAGE = 'AWS::ApiGateway::Stage';
/** Runtimes that AWS supports and that the code is tested with. */
const RUNTIMES = new Set(['nodejs24.x']);

/** Statements of the policies of a role, or of a bucket's policy. */
function statementsOf(properties: Resource['Properties']): Resource['Properties'][] {
  const policies = [...listed(properties.Policies), properties] as Resource['Properties'][];
  return policies.flatMap((policy) => listed(policy.PolicyDocument?.Statement)) as Resource['Properties'][];
}

function policiesOf(bucket: string, resources: Resources): Resource['Properties'][] {
  const policies = Object.values(resources).filter(
    ({ Type, Properties }) => Type === 'AWS::S3::BucketPolicy' && Properties.Bucket?.Ref === bucket,
  );
  return policies.flatMap(({ Properties }) => statementsOf(Properties));
}

function behavioursOf({ DistributionConfig: config }: Resource['Properties']): Resource['Properties'][] {
  return [config.DefaultCacheBehavior, ...listed(config.CacheBehaviors)] as Resource['Properties'][];
}

function originsOf({ DistributionConfig: config }: Resource['Properties']): Resource['Properties'][] {
  return listed(config.Origins) as Resource['Properties'][];
}

function isEverybody({ Effect, Principal, Condition }: Resource['Properties']): boolean {
  return Effect === 'Allow' && Condition === undefined && (Principal === '*' || listed(Principal?.AWS).includes('*'));
}

function methodsOf({ MethodSettings }: Resource['Properties']): Resource['Properties'][] {
  return listed(MethodSettings) as Resource['Properties'][];
}

/** Every control about a service that is used here, as far as a template shows it. */
export const rules: readonly Rule[] = [
  {
    id: 'APIGateway.1',
    type: STAGE,
    wanted: 'execution logs of every method',
    holds: (stage) => methodsOf(stage).every(({ LoggingLevel }) => ['ERROR', 'INFO'].includes(LoggingLevel)),
  },
  { id: 'APIGateway.3', type: STAGE, wanted: 'traces', holds: ({ TracingEnabled }) => TracingEnabled === true },
  {
    id: 'APIGateway.4',
    type: STAGE,
    wanted: 'a firewall',
    holds: (_stage, name, resources) =>
      Object.values(resources).some(
        ({ Type, Properties }) => Type === 'AWS::WAFv2::WebACLAssociation' && JSON.stringify(Properties).includes(name),
      ),
  },
  {
    id: 'APIGateway.5',
    type: STAGE,
    wanted: 'caches encrypted',
    holds: (stage) =>
      stage.CacheClusterEnabled !== true &&
      methodsOf(stage).every(({ CachingEnabled, CacheDataEncrypted }) => CachingEnabled !== true || CacheDataEncrypted === true),
  },
  {
    id: 'APIGateway.9',
    type: STAGE,
    wanted: 'access logs',
    holds: ({ AccessLogSetting }) => AccessLogSetting?.DestinationArn !== undefined,
  },
  {
    id: 'CloudFront.1',
    type: DISTRIBUTION,
    wanted: 'a default root object',
    holds: ({ DistributionConfig }) => Boolean(DistributionConfig.DefaultRootObject),
  },
  {
    id: 'CloudFront.3',
    type: DISTRIBUTION,
    wanted: 'TLS for viewers',
    holds: (edge) =>
      behavioursOf(edge).every(({ ViewerProtocolPolicy }) => ['https-only', 'redirect-to-https'].includes(ViewerProtocolPolicy)),
  },
  {
    id: 'CloudFront.5',
    type: DISTRIBUTION,
    wanted: 'access logs',
    holds: ({ DistributionConfig }) => DistributionConfig.Logging?.Bucket !== undefined,
  },
  {
    id: 'CloudFront.6',
    type: DISTRIBUTION,
    wanted: 'a firewall',
    holds: ({ DistributionConfig }) => DistributionConfig.WebACLId !== undefined,
  },
  {
    id: 'CloudFront.7',
    type: DISTRIBUTION,
    wanted: 'a certificate of one’s own',
    holds: ({ DistributionConfig }) => DistributionConfig.ViewerCertificate?.AcmCertificateArn !== undefined,
  },
  {
    id: 'CloudFront.8',
    type: DISTRIBUTION,
    wanted: 'SNI',
    holds: ({ DistributionConfig }) => (DistributionConfig.ViewerCertificate?.SslSupportMethod ?? 'sni-only') === 'sni-only',
  },
  {
    id: 'CloudFront.9',
    type: DISTRIBUTION,
    wanted: 'TLS to origins',
    holds: (edge) =>
      originsOf(edge).every(({ CustomOriginConfig: custom }) => custom === undefined || custom.OriginProtocolPolicy === 'https-only'),
  },
  {
    id: 'CloudFront.10',
    type: DISTRIBUTION,
    wanted: 'no old TLS to origins',
    holds: (edge) =>
      originsOf(edge).every(
        ({ CustomOriginConfig: custom }) =>
          custom === undefined || listed(custom.OriginSSLProtocols).every((protocol) => protocol === 'TLSv1.2'),
      ),
  },
  {
    id: 'CloudFront.13',
    type: DISTRIBUTION,
    wanted: 'buckets by origin access control',
    holds: (edge) =>
      originsOf(edge).every(
        ({ S3OriginConfig, OriginAccessControlId }) => S3OriginConfig === undefined || OriginAccessControlId !== undefined,
      ),
  },
  {
    id: 'DynamoDB.1',
    type: 'AWS::DynamoDB::Table',
    wanted: 'capacity on demand',
    holds: ({ BillingMode }) => BillingMode === 'PAY_PER_REQUEST',
  },
  {
    id: 'DynamoDB.2',
    type: 'AWS::DynamoDB::Table',
    wanted: 'point-in-time recovery',
    holds: (table) => table.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true,
  },
  {
    id: 'DynamoDB.6',
    type: 'AWS::DynamoDB::Table',
    wanted: 'protection from deletion',
    holds: ({ DeletionProtectionEnabled }) => DeletionProtectionEnabled === true,
  },
  {
    id: 'IAM.1',
    type: 'AWS::IAM::Role',
    wanted: 'no action on everything',
    holds: (role) => statementsOf(role).every(({ Action }) => !listed(Action).includes('*')),
  },
  {
    id: 'IAM.21',
    type: 'AWS::IAM::Role',
    wanted: 'no whole services',
    holds: (role) => statementsOf(role).every(({ Action }) => !listed(Action).some((action) => String(action).endsWith(':*'))),
  },
  {
    id: 'Kinesis.1',
    type: 'AWS::Kinesis::Stream',
    wanted: 'encryption',
    holds: ({ StreamEncryption }) => StreamEncryption?.EncryptionType === 'KMS',
  },
  {
    id: 'Kinesis.3',
    type: 'AWS::Kinesis::Stream',
    wanted: 'a week of retention',
    holds: ({ RetentionPeriodHours = 24 }) => RetentionPeriodHours >= 168,
  },
  {
    id: 'KMS.1',
    type: 'AWS::IAM::Role',
    wanted: 'decryption with named keys',
    holds: (role) =>
      statementsOf(role).every(
        ({ Action, Resource: on }) => !listed(Action).some((action) => String(action).startsWith('kms:')) || !listed(on).includes('*'),
      ),
  },
  { id: 'KMS.4', type: 'AWS::KMS::Key', wanted: 'rotation', holds: ({ EnableKeyRotation }) => EnableKeyRotation === true },
  {
    id: 'KMS.5',
    type: 'AWS::KMS::Key',
    wanted: 'not open to everybody',
    holds: ({ KeyPolicy }) => !listed(KeyPolicy?.Statement).some((statement) => isEverybody(statement)),
  },
  {
    id: 'Lambda.1',
    type: 'AWS::Lambda::Permission',
    wanted: 'callers by name',
    holds: ({ Principal, SourceArn, SourceAccount }) => Principal !== '*' && (SourceArn ?? SourceAccount) !== undefined,
  },
  { id: 'Lambda.2', type: 'AWS::Lambda::Function', wanted: 'a supported runtime', holds: ({ Runtime }) => RUNTIMES.has(Runtime) },
  { id: 'Lambda.7', type: 'AWS::Lambda::Function', wanted: 'traces', holds: ({ TracingConfig }) => TracingConfig?.Mode === 'Active' },
  {
    id: 'S3.2',
    type: BUCKET,
    wanted: 'nobody reads without being named',
    holds: (_bucket, name, resources) => !policiesOf(name, resources).some(isEverybody),
  },
  {
    id: 'S3.5',
    type: BUCKET,
    wanted: 'TLS alone',
    holds: (_bucket, name, resources) =>
      policiesOf(name, resources).some(
        ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
  },
  {
    id: 'S3.8',
    type: BUCKET,
    wanted: 'public access blocked',
    holds: ({ PublicAccessBlockConfiguration: blocked = {} }) =>
      ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every((name) => blocked[name] === true),
  },
  {
    id: 'S3.9',
    type: BUCKET,
    wanted: 'access logs',
    holds: ({ LoggingConfiguration }) => LoggingConfiguration?.DestinationBucketName !== undefined,
  },
  {
    id: 'S3.12',
    type: BUCKET,
    wanted: 'no access lists',
    holds: ({ OwnershipControls }) => OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced',
  },
  {
    id: 'S3.13',
    type: BUCKET,
    wanted: 'an end of what is kept',
    holds: ({ LifecycleConfiguration }) => LifecycleConfiguration?.Rules?.[0]?.Status === 'Enabled',
  },
  {
    id: 'S3.17',
    type: BUCKET,
    wanted: 'encryption',
    holds: ({ BucketEncryption }) => BucketEncryption?.ServerSideEncryptionConfiguration !== undefined,
  },
  {
    id: 'SecretsManager.1',
    type: 'AWS::SecretsManager::Secret',
    wanted: 'rotation',
    holds: (_secret, name, resources) =>
      Object.values(resources).some(
        ({ Type, Properties }) => Type === 'AWS::SecretsManager::RotationSchedule' && Properties.SecretId?.Ref === name,
      ),
  },
  {
    id: 'SQS.1',
    type: 'AWS::SQS::Queue',
    wanted: 'encryption',
    holds: ({ KmsMasterKeyId, SqsManagedSseEnabled }) => KmsMasterKeyId !== undefined || SqsManagedSseEnabled === true,
  },
  {
    id: 'SQS.3',
    type: 'AWS::SQS::QueuePolicy',
    wanted: 'not open to everybody',
    holds: ({ PolicyDocument }) => !listed(PolicyDocument?.Statement).some((statement) => isEverybody(statement)),
  },
];
