/**
 * Renders the topology as CloudFormation into `cdk.out`, offline, checked by CloudFormation's own
 * rules and cdk-nag: `npm run synth [-- --stage dev|prod] [--quiet]`. Without a stage, both.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { application } from '../deploy/cdk/application.ts';
import { inParts, partsIn, topology, withSettings } from '../deploy/topology.ts';

const projectRoot = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { stage: { type: 'string' }, quiet: { type: 'boolean', default: false } } });

if (!existsSync(join(projectRoot, 'dist', 'lambda', 'web', 'index.mjs'))) {
  console.error('There are no bundles to deploy yet: run `npm run build` first.');
  process.exit(1);
}
const rendered = withSettings(inParts(topology, partsIn(process.env)), process.env);
for (const stage of values.stage === undefined ? ['dev', 'prod'] : [values.stage]) {
  try {
    const { stacks } = application({ stage, topology: rendered, outdir: join(projectRoot, 'cdk.out', stage) }).app.synth();
    if (!values.quiet)
      console.log(
        `${stage}: ${stacks.map(({ stackName, template }) => `${stackName} (${Object.keys(template.Resources).length} resources)`).join(', ')}`,
      );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
