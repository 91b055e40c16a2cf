import { NestFactory } from '@nestjs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';

const environment = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  GROUNDSWELL_TABLE_IDENTITY: 'identity',
  GROUNDSWELL_TABLE_ENGAGEMENT: 'engagement',
  GROUNDSWELL_TABLE_TRENDS: 'trends',
  GROUNDSWELL_TABLE_ACTIVITY: 'activity',
  GROUNDSWELL_BUCKET_ARCHIVE: 'archive',
  GROUNDSWELL_QUEUE_LISTS: 'http://127.0.0.1:9/000000000000/lists.fifo',
  GROUNDSWELL_BUCKET_DEAD_LETTERS: 'dead-letters',
  GROUNDSWELL_DEPLOYMENT_KEY: 'a key of at least thirty-two characters',
};

afterEach(() => vi.unstubAllEnvs());

describe('the functions of the warehouse', () => {
  it('land has all that it needs', async () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    // Settings are read as soon as a module is loaded.
    const { LandModule } = await import('./land.module.ts');
    const { LandHandler } = await import('./land.handler.ts');
    const application = await NestFactory.createApplicationContext(LandModule, { logger: false, abortOnError: false });
    expect(application.get(LandHandler)).toBeInstanceOf(LandHandler);
    await application.close();
  });

  it.each([
    ['nothing', {}],
    ['a PostgreSQL', { GROUNDSWELL_WAREHOUSE_URL: 'postgresql://groundswell@127.0.0.1:9/postgres' }],
    ['a Redshift', { GROUNDSWELL_WAREHOUSE_WORKGROUP: 'groundswell', GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN: 'arn:aws:iam::1:role/copy' }],
  ])('load has all that it needs where the warehouse is %s', async (_, warehouse) => {
    for (const [name, value] of Object.entries({ ...environment, ...warehouse })) vi.stubEnv(name, value);
    vi.resetModules();
    const { LoadModule } = await import('./load.module.ts');
    const { LoadHandler } = await import('./load.handler.ts');
    const { NestFactory: Fresh } = await import('@nestjs/core');
    const application = await Fresh.createApplicationContext(LoadModule, { logger: false, abortOnError: false });
    expect(application.get(LoadHandler)).toBeInstanceOf(LoadHandler);
    await application.close();
  });
});
