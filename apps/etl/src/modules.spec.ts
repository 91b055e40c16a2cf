import { NestFactory } from '@nestjs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';

const environment = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  GROUNDSWELL_TABLE_IDENTITY: 'identity',
  GROUNDSWELL_TABLE_ENGAGEMENT: 'engagement',
  GROUNDSWELL_TABLE_TRENDS: 'trends',
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
});
