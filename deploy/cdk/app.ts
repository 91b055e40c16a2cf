/** What the CDK command runs: `cdk synth -c stage=prod`. `npm run synth` does the same without it. */
import { inParts, partsIn, topology, withSettings } from '../topology.ts';
import { application } from './application.ts';

const flag = process.argv.indexOf('--stage');
const stage = flag < 0 ? (process.env.GROUNDSWELL_STAGE ?? 'dev') : (process.argv[flag + 1] ?? 'dev');
application({ stage, topology: withSettings(inParts(topology, partsIn(process.env)), process.env) }).app.synth();
