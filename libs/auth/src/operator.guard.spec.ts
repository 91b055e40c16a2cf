import { Controller, Get, Req, UseGuards } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HTTP_APPLICATION_OPTIONS, prepareHttpApplication } from '@groundswell/http';
import { ManualClock } from '@groundswell/kernel';
import { SettingsModule } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { MemoryOperatorKeyDigests, OperatorGuard, OperatorKeyDigests, OperatorKeys, StoredOperatorKeys } from './index.ts';

@Controller('operator')
@UseGuards(OperatorGuard)
class OperatorController {
  @Get()
  who(@Req() { user }: { user: unknown }): unknown {
    return user;
  }
}

class BrokenDigests extends OperatorKeyDigests {
  read(): Promise<never> {
    return Promise.reject(new Error('planted-detail'));
  }

  replace(): Promise<void> {
    return Promise.resolve();
  }
}

async function application(digests: OperatorKeyDigests): Promise<{ app: NestExpressApplication; keys: OperatorKeys; clock: ManualClock }> {
  const clock = new ManualClock(1_000_000);
  const keys = new StoredOperatorKeys(digests, clock);
  const testing = await Test.createTestingModule({
    imports: [
      SettingsModule.reading(['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN']),
      RuntimeModule,
    ],
    controllers: [OperatorController],
    providers: [{ provide: OperatorKeys, useValue: keys }],
  })
    .overrideProvider(Log)
    .useValue(new Log({ write: () => undefined }))
    .compile();
  const app = await prepareHttpApplication(testing.createNestApplication<NestExpressApplication>(HTTP_APPLICATION_OPTIONS));
  onTestFinished(() => app.close());
  return { app, keys, clock };
}

describe('OperatorGuard', () => {
  it('lets the operator key pass, and tells who passed', async () => {
    const { app, keys } = await application(new MemoryOperatorKeyDigests());
    const key = await keys.rotate();
    const answer = await request(app.getHttpServer()).get('/operator').set('authorization', `Bearer ${key}`);
    expect([answer.status, answer.body]).toEqual([200, { role: 'operator' }]);
    await request(app.getHttpServer()).get('/operator').set('authorization', `bearer  ${key}`).expect(200);
  });

  it('answers the same to whatever is wrong with the proof', async () => {
    const { app, keys } = await application(new MemoryOperatorKeyDigests());
    const key = await keys.rotate();
    const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
    const proofs = [
      undefined,
      '',
      'Bearer',
      `Bearer ${wrong}`,
      `Basic ${key}`,
      `Bearer ${key} ${key}`,
      `Bearer ${'x'.repeat(10_000)}`,
      key,
    ];
    for (const proof of proofs) {
      const asked = request(app.getHttpServer()).get('/operator');
      const answer = await (proof === undefined ? asked : asked.set('authorization', proof));
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="groundswell"']);
      expect(answer.body).toMatchObject({ code: 'unauthenticated', detail: 'An operator key is needed: Authorization: Bearer gso_...' });
    }
  });

  it('opens to nobody while there is no key, and while keys can not be read', async () => {
    const none = await application(new MemoryOperatorKeyDigests());
    await request(none.app.getHttpServer())
      .get('/operator')
      .set('authorization', `Bearer gso_${'A'.repeat(43)}`)
      .expect(401);
    const broken = await application(new BrokenDigests());
    const answer = await request(broken.app.getHttpServer())
      .get('/operator')
      .set('authorization', `Bearer gso_${'A'.repeat(43)}`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.stringify(answer.body)).not.toContain('planted');
  });

  it('asks the keys of its own application, although passport knows one strategy a process', async () => {
    const one = await application(new MemoryOperatorKeyDigests());
    const other = await application(new MemoryOperatorKeyDigests());
    const [key] = [await one.keys.rotate(), await other.keys.rotate()];
    await request(one.app.getHttpServer()).get('/operator').set('authorization', `Bearer ${key}`).expect(200);
    await request(other.app.getHttpServer()).get('/operator').set('authorization', `Bearer ${key}`).expect(401);
  });
});

describe('StoredOperatorKeys', () => {
  it('reads once for many requests, and for many wrong keys once a second', async () => {
    const digests = new MemoryOperatorKeyDigests();
    let reads = 0;
    const counted = Object.assign(Object.create(digests) as MemoryOperatorKeyDigests, { read: () => ((reads += 1), digests.read()) });
    const clock = new ManualClock(0);
    const key = await new StoredOperatorKeys(digests, clock).rotate();
    const keys = new StoredOperatorKeys(counted, clock);
    for (let count = 0; count < 100; count += 1) expect(await keys.verify(key)).toBe(true);
    expect(reads).toBe(1);
    for (let time = 0; time < 100; time += 1) {
      clock.advance(30);
      expect(await keys.verify(`gso_${'A'.repeat(43)}`)).toBe(false);
    }
    expect(reads).toBeLessThanOrEqual(4);
  });
});
