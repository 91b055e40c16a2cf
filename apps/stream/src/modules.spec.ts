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
  GROUNDSWELL_BUCKET_DEAD_LETTERS: 'dead-letters',
  GROUNDSWELL_BUCKET_ARCHIVE: 'archive',
  GROUNDSWELL_STREAM_ACTIVITIES: 'activities',
  GROUNDSWELL_SECRETS_FOLDER: 'secrets',
  GROUNDSWELL_PUBLIC_URL: 'http://localhost',
  GROUNDSWELL_MAIL_FROM: 'a@example.org',
  GROUNDSWELL_DEPLOYMENT_KEY: 'a key of at least thirty-two characters',
};

afterEach(() => vi.unstubAllEnvs());

describe('the functions of the stream', () => {
  // Settings are read as soon as a module is loaded.
  const count = async () => [(await import('./count.module.ts')).CountModule, (await import('./count.handler.ts')).CountHandler] as const;
  const rank = async () => [(await import('./rank.module.ts')).RankModule, (await import('./rank.handler.ts')).RankHandler] as const;
  const notify = async () =>
    [(await import('./notify.module.ts')).NotifyModule, (await import('./notify.handler.ts')).NotifyHandler] as const;

  const forget = async () =>
    [(await import('./forget.module.ts')).ForgetModule, (await import('./forget.handler.ts')).ForgetHandler] as const;

  it.each([
    { name: 'count', load: count },
    { name: 'rank', load: rank },
    { name: 'forget', load: forget },
    { name: 'notify', load: notify },
  ])('$name has all that it needs', async ({ load }) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const [Root, Handler] = await load();
    const application = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
    expect(application.get<unknown>(Handler)).toBeInstanceOf(Handler);
    await application.close();
  });
});
