import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { topology as ours, type Topology } from '../topology.ts';
import { acknowledge } from './acknowledgements.ts';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import { SiteStack } from './site-stack.ts';
import { stageNamed } from './stage.ts';

export interface ApplicationOptions {
  readonly stage: string;
  readonly topology?: Topology;
  /** Where bundles are. Default: `dist/lambda` of the project. */
  readonly bundles?: string;
  /** CloudFormation's own rules and cdk-nag. Default true; tests that only look at the template do without. */
  readonly validated?: boolean;
  /** Leaves out the acknowledgements, to see what they silence. For tests. */
  readonly bare?: boolean;
  readonly outdir?: string;
}

export interface Application {
  readonly app: App;
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly site: SiteStack;
}

/** The topology as CloudFormation stacks, by life-cycle. */
export function application({
  stage: name,
  topology = ours,
  bundles,
  validated = true,
  bare = false,
  outdir,
}: ApplicationOptions): Application {
  const stage = stageNamed(name);
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': validated, '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true },
  });
  const named = (part: string): string => `Groundswell${part}-${stage.name}`;
  const data = new DataStack(app, named('Data'), { stage, topology });
  const service = new ServiceStack(app, named('Service'), { stage, topology, data, ...(bundles === undefined ? {} : { bundles }) });
  const site = new SiteStack(app, named('Site'), { stage, topology, api: service.api.rest });
  Tags.of(app).add('application', 'groundswell');
  Tags.of(app).add('stage', stage.name);
  if (validated) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  if (!bare) acknowledge(stage.name, { data, service, site }, topology);
  return { app, data, service, site };
}
