import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { topology, type Topology } from '../topology.ts';
import { platformApplication, platformEndpoints } from './grants.ts';

/** A finding of cdk-nag that we looked at and left, and why. */
interface Acknowledgement {
  readonly id: string;
  readonly on: 'data' | 'service' | 'site';
  /** Path below the stack; absent: the whole stack. */
  readonly path?: string;
  readonly reason: string;
}

/** Those of the functions of a topology. */
function ofFunctions({ functions }: Pick<Topology, 'functions'>): readonly Acknowledgement[] {
  const keepers = functions.filter(
    ({ grants, triggers }) =>
      grants.some(({ on }) => 'bucket' in on && on.bucket === 'dead-letters') || triggers.some((trigger) => 'onFailure' in trigger),
  );
  const archivists = functions.filter(({ grants }) => grants.some(({ on }) => 'bucket' in on && on.bucket === 'archive'));
  return [
    ...functions.map(({ name }) => ({
      id: 'AwsSolutions-IAM5[Resource::*]',
      on: 'service' as const,
      path: `${name}/Role`,
      reason: 'X-Ray and dynamodb:ListStreams know no resources; the statements hold nothing else',
    })),
    ...keepers.map(({ name }) => ({
      id: 'AwsSolutions-IAM5[Resource::GroundswellData-STAGE:ExportsOutputFnGetAttBucketdeadletters89E46C21ArnD9B733C7/*]',
      on: 'service' as const,
      path: `${name}/Role`,
      reason:
        'Dead letters have names made of their time and id; those who make them may put objects and read none, and who forgets people reads them all',
    })),
    ...archivists.map(({ name }) => ({
      id: 'AwsSolutions-IAM5[Resource::GroundswellData-STAGE:ExportsOutputFnGetAttBucketarchiveB82A8AC7Arn01F2D6E2/*]',
      on: 'service' as const,
      path: `${name}/Role`,
      reason:
        'Landed objects are named by their day and batch; who lands them may put objects and read none, and who loads them or forgets people reads them all',
    })),
  ];
}

export const acknowledgements: readonly Acknowledgement[] = [
  ...ofFunctions(topology),
  {
    id: 'AwsSolutions-SMG4',
    on: 'data',
    path: 'DeploymentKey',
    reason: 'Actors are hashed with it: a new one would begin every count anew, so it must not change by itself',
  },
  {
    id: 'AwsSolutions-APIG2',
    on: 'service',
    path: 'Api',
    reason: 'The applications validate every body by schema; the gateway must pass compressed and mislabelled ones unread',
  },
  {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    on: 'service',
    path: 'Api',
    reason: 'The policy that API Gateway documents for its account-wide log role',
  },
  {
    id: 'AwsSolutions-APIG4',
    on: 'service',
    path: 'Api',
    reason: 'Reads are public by design; write keys and operator keys are checked in the applications',
  },
  {
    id: 'AwsSolutions-COG4',
    on: 'service',
    path: 'Api',
    reason: 'There are no Cognito users: write keys and operator keys are checked in the applications',
  },
  {
    id: 'AwsSolutions-KDS3',
    on: 'data',
    path: 'Stream-activities',
    reason: 'The customer holds the key of everything at rest, so that taking it away closes everything',
  },
  {
    id: 'AwsSolutions-APIG3',
    on: 'service',
    path: 'Api',
    reason: 'A firewall costs more than an idle deployment; the edge is where it will stand, by a switch',
  },
  { id: 'AwsSolutions-CFR1', on: 'site', path: 'Edge', reason: 'A community may be anywhere' },
  {
    id: 'AwsSolutions-CFR2',
    on: 'site',
    path: 'Edge',
    reason: 'A firewall costs more than an idle deployment; it will come with a switch',
  },
  {
    id: 'AwsSolutions-CFR4',
    on: 'site',
    path: 'Edge',
    reason: "CloudFront's own certificate fixes the protocol; a domain of one's own brings TLS 1.2",
  },
  { id: 'AwsSolutions-S1', on: 'site', path: 'Files', reason: 'Only the edge can read the files, and the edge keeps the access log' },
  {
    id: 'AwsSolutions-S1',
    on: 'site',
    path: 'EdgeLogs',
    reason: 'It holds the access log of the edge; its own would log itself without end',
  },
];

/** Phones of people: which endpoints there are is known when somebody registers one. */
function ofPlatforms({ functions }: Pick<Topology, 'functions'>): readonly Acknowledgement[] {
  return functions.flatMap((spec) => {
    const platforms = new Set(spec.grants.flatMap(({ on }) => ('platform' in on ? [on.platform] : [])));
    return [...platforms].flatMap((platform) => {
      const application = platformApplication(spec, platform);
      if (application === undefined) return [];
      const id = `AwsSolutions-IAM5[Resource::${platformEndpoints(application)}]`;
      return [
        { id, on: 'service' as const, path: `${spec.name}/Role`, reason: 'The endpoints of one platform application: phones of people' },
      ];
    });
  });
}

/** Tells the checks which findings are known. */
export function acknowledge(
  stage: string,
  stacks: Readonly<Record<Acknowledgement['on'], IConstruct>>,
  rendered: Pick<Topology, 'functions'>,
): void {
  const known = new Set(topology.functions.map(({ name }) => name));
  const others = ofFunctions({ functions: rendered.functions.filter(({ name }) => !known.has(name)) });
  for (const { id, on, path, reason } of [...acknowledgements, ...others, ...ofPlatforms(rendered)]) {
    const target = path?.split('/').reduce<IConstruct>((at, name) => at.node.findChild(name), stacks[on]) ?? stacks[on];
    Validations.of(target).acknowledge({ id: id.replace('STAGE', stage), reason });
  }
}
