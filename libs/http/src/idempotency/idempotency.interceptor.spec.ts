import { Body, Controller, Header, HttpCode, Module, Post, Req, UseInterceptors } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock, NotFoundError, SequentialIds } from '@groundswell/kernel';
import { Idempotency, MemoryIdempotency } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { HTTP_APPLICATION_OPTIONS, type HttpRequest, IdempotencyInterceptor, prepareHttpApplication } from '../index.ts';

/** Counts how often each route was really done. */
const done = { things: 0, failing: 0, empty: 0 };
/** What slow requests wait for. */
let open = (): void => undefined;
const gate = new Promise<void>((resolve) => (open = resolve));

@Controller()
@UseInterceptors(IdempotencyInterceptor)
class ThingsController {
  @Post('things')
  @HttpCode(201)
  @Header('location', '/things/1')
  async things(@Body() body: object, @Req() { headers }: HttpRequest): Promise<object> {
    done.things += 1;
    const { slow } = headers;
    if (slow !== undefined) await gate;
    return { ...body, number: done.things };
  }

  @Post('failing')
  failing(): never {
    done.failing += 1;
    throw new NotFoundError('There is no such thing');
  }

  @Post('empty')
  @HttpCode(204)
  empty(): void {
    done.empty += 1;
  }
}

@Module({
  imports: [
    SettingsModule.reading(['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN']),
    RuntimeModule,
  ],
  controllers: [ThingsController],
  providers: [
    {
      provide: Idempotency,
      useFactory: () => new Idempotency(new MemoryIdempotency(), new ManualClock(1_000_000), new SequentialIds()),
    },
  ],
})
class ThingsModule {}

async function application() {
  const testing = await Test.createTestingModule({ imports: [ThingsModule] })
    .overrideProvider(Log)
    .useValue(new Log({ write: () => undefined }))
    .compile();
  const app = await prepareHttpApplication(testing.createNestApplication<NestExpressApplication>(HTTP_APPLICATION_OPTIONS));
  await app.listen(0, '127.0.0.1');
  onTestFinished(() => app.close());
  return (path: string, key: string | undefined, body: unknown = { name: 'a' }, headers: Record<string, string> = {}) => {
    const asked = request(app.getHttpServer()).post(path).set(headers);
    return (key === undefined ? asked : asked.set('idempotency-key', key)).send(body as object);
  };
}

describe('IdempotencyInterceptor', () => {
  it('44: the same body is done once and answered the same, in status, headers and body', async () => {
    const post = await application();
    const before = done.things;
    const first = await post('/things', 'key-1');
    const again = await post('/things', '"key-1"');
    expect([first.status, first.headers.location, first.body]).toEqual([201, '/things/1', { name: 'a', number: before + 1 }]);
    expect([again.status, again.headers.location, again.body]).toEqual([201, '/things/1', first.body]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(again.headers['x-correlation-id']).not.toBe(first.headers['x-correlation-id']);
    expect(done.things).toBe(before + 1);
  });

  it('44: another body is 422, and at once it is 409 with when to come again', async () => {
    const post = await application();
    await post('/things', 'key-1');
    const other = await post('/things', 'key-1', { name: 'b' });
    expect([other.status, other.headers['content-type'], other.body]).toMatchObject([
      422,
      expect.stringContaining('problem+json'),
      { code: 'idempotency-key-reused' },
    ]);
    const before = done.things;
    const slow = () => post('/things', 'key-2', { name: 'c' }, { slow: 'yes' });
    const first = slow().then(({ status }) => status);
    await expect.poll(() => done.things, { timeout: 10_000 }).toBe(before + 1);
    for (const answer of await Promise.all([slow(), slow(), slow()])) {
      expect([answer.status, answer.headers['retry-after'], answer.body]).toMatchObject([409, '1', { code: 'idempotency-key-busy' }]);
    }
    open();
    expect(await first).toBe(201);
    expect(done.things).toBe(before + 1);
  });

  it('keeps routes apart, does without a key what it always did, and does again what failed', async () => {
    const post = await application();
    const before = { ...done };
    expect((await post('/things', 'key-1')).status).toBe(201);
    expect((await post('/empty', 'key-1')).status).toBe(204);
    expect((await post('/empty', 'key-1')).status).toBe(204);
    expect((await post('/things', undefined)).status).toBe(201);
    expect((await post('/things', undefined)).status).toBe(201);
    expect((await post('/failing', 'key-2')).status).toBe(404);
    expect((await post('/failing', 'key-2')).status).toBe(404);
    expect(done).toEqual({ things: before.things + 3, empty: before.empty + 1, failing: before.failing + 2 });
  });

  it('refuses keys that are none', async () => {
    const post = await application();
    for (const key of ['', '""', 'two words', '"half', 'k'.repeat(201), 'é']) {
      const { status, body } = await post('/things', key);
      expect([key, status, (body as { code: string }).code]).toEqual([key, 400, 'invalid-input']);
    }
  });
});
