/**
 * Imports every built entry once, each in a process of its own: a file that compiles may still fail
 * when it is loaded. The values are placeholders; nothing is called and nothing is reached.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { topology } from '../../deploy/topology.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  GROUNDSWELL_DEPLOYMENT_KEY: 'only-for-loading-the-bundle-0123456789',
  GROUNDSWELL_DEPLOYMENT_KEY_ARN: '',
  GROUNDSWELL_PUBLIC_KINDS: '',
  GROUNDSWELL_MIN_ACTORS: '',
  GROUNDSWELL_RANK_PARTS: '',
  GROUNDSWELL_RANK_PART: '',
  GROUNDSWELL_CLOCK_RATE: '',
  GROUNDSWELL_CLOCK_ORIGIN: '',
  GROUNDSWELL_LOG_LEVEL: '',
  GROUNDSWELL_STAGE: '',
  GROUNDSWELL_PUBLIC_URL: 'http://localhost',
  GROUNDSWELL_FIELDS_KEY_ARN: '',
  GROUNDSWELL_MAIL_FROM: 'placeholder@localhost.example',
  GROUNDSWELL_OUTSIDE_ISSUER: '',
  GROUNDSWELL_OUTSIDE_AUDIENCE: '',
  GROUNDSWELL_OUTSIDE_KEYS_URL: '',
  GROUNDSWELL_OUTGOING_LOOPBACK: '',
  GROUNDSWELL_APNS_APPLICATION_ARN: '',
  GROUNDSWELL_FCM_APPLICATION_ARN: '',
  GROUNDSWELL_WAREHOUSE_URL: '',
  GROUNDSWELL_WAREHOUSE_WORKGROUP: '',
  GROUNDSWELL_WAREHOUSE_DATABASE: '',
  GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN: '',
  GROUNDSWELL_WAREHOUSE_SECRET_ARN: '',
};

let failed = 0;
for (const { name, settings } of topology.functions) {
  const file = join(projectRoot, 'dist', 'lambda', name, 'index.mjs');
  const given = Object.fromEntries(settings.map((setting) => [setting, placeholderFor(setting)]));
  const program = `const { handler } = await import(${JSON.stringify(`file://${file}`)}); if (typeof handler !== 'function') throw new Error('exports no handler'); process.exit(0);`;
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_LAMBDA_FUNCTION_NAME: name,
      ...given,
    },
  });
  report(name, result.status === 0, result.stderr);
}
const cli = spawnSync(process.execPath, [join(projectRoot, 'dist', 'cli', 'groundswell.mjs'), '--help'], {
  encoding: 'utf8',
  timeout: 30_000,
});
report('cli', cli.status === 0, cli.stderr);
report('site', existsSync(join(projectRoot, 'dist', 'site', 'index.html')), 'dist/site/index.html is missing');
process.exit(failed > 0 ? 1 : 0);

/** Thresholds have a default, and are numbers; queues are named by their addresses. */
function placeholderFor(setting: string): string {
  if (setting.startsWith('GROUNDSWELL_QUEUE_')) return 'https://localhost/placeholder';
  return PLACEHOLDERS[setting] ?? (setting.startsWith('GROUNDSWELL_TREND_') ? '' : 'placeholder');
}

function report(name: string, passed: boolean, why: string): void {
  if (passed) return;
  failed += 1;
  console.error(`${name} does not load:\n${why}`);
}
