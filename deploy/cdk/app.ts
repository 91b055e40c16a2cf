/** What the CDK command runs: `cdk synth -c stage=prod`. `npm run synth` does the same without it. */
import { application } from './application.ts';

const flag = process.argv.indexOf('--stage');
application({ stage: flag < 0 ? (process.env.GROUNDSWELL_STAGE ?? 'dev') : (process.argv[flag + 1] ?? 'dev') }).app.synth();
