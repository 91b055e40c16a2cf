import { Controller, Get, HttpCode, Module, Post, Put } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JsonAdapter } from './json-adapter.ts';

@Controller()
class AnswersController {
  @Get('object')
  @Post('object')
  object(): object {
    return { text: 'é <b> \u2028', list: [1, null, undefined], absent: undefined, at: new Date(0) };
  }

  @Post('none')
  none(): void {}

  @Post('text')
  text(): string {
    return 'plain';
  }

  @Put('list')
  list(): number[] {
    return [1, 2];
  }

  @Post('empty')
  @HttpCode(204)
  empty(): object {
    return {};
  }

  @Post('later')
  @HttpCode(200)
  later(): Promise<object> {
    return Promise.resolve({ ok: true });
  }
}

@Module({ controllers: [AnswersController] })
class AnswersModule {}

describe('answers', () => {
  const applications: NestExpressApplication[] = [];

  beforeAll(async () => {
    for (const adapter of [new JsonAdapter(), new ExpressAdapter()]) {
      const application = await NestFactory.create<NestExpressApplication>(AnswersModule, adapter, { logger: false });
      application.getHttpAdapter().getInstance().set('etag', false);
      applications.push(await application.init());
    }
  });
  afterAll(() => Promise.all(applications.map((application) => application.close())));

  it.each([
    ['post', '/object'],
    ['get', '/object'],
    ['post', '/none'],
    ['post', '/text'],
    ['put', '/list'],
    ['post', '/empty'],
    ['post', '/later'],
    ['post', '/nowhere'],
  ] as const)('to %s %s are those of Express, byte for byte', async (method, path) => {
    const [ours, theirs] = await Promise.all(
      applications.map(async (application) => {
        const { status, text, headers } = await request(application.getHttpServer())[method](path);
        return { status, text, headers: { ...headers, date: '' } };
      }),
    );
    expect(ours).toEqual(theirs);
  });
});
