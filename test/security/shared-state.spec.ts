import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, HttpCode, Module, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoIdempotency, DynamoKeyRing, DynamoTokenLeases } from '@groundswell/data';
import { HTTP_APPLICATION_OPTIONS, IdempotencyInterceptor, listen, prepareHttpApplication, RateGuard, Rates } from '@groundswell/http';
import { ManualClock, RandomIds } from '@groundswell/kernel';
import {
  FieldCipher,
  FileSecrets,
  Idempotency,
  KeyedDigest,
  LeasedRateLimiter,
  RateLimiter,
  RotatingSealingKeys,
  SecretKeyWrapper,
} from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ask, askSocket } from '../support/ask.ts';
import { testDynamoDb, testTable } from '../support/tables.ts';

const RUNTIME = ['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN'] as const;
const KEY = 'a key of at least thirty-two characters';
const JSON_TYPE = { 'content-type': 'application/json' };

/** What the instances of a function share: a table, and the secrets of a laptop. */
async function world() {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-shared-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const table = await testTable(testDynamoDb(), 'identity');
  const done: string[] = [];
  return { folder, table, done, clock: new ManualClock(1_600_000_000_000), logged: [] as string[] };
}

/** One instance, with clients and memory of its own. */
async function instance({ folder, table, done, clock, logged }: Awaited<ReturnType<typeof world>>): Promise<Ask> {
  const client = testDynamoDb();
  const cipher = new FieldCipher(
    new RotatingSealingKeys(new DynamoKeyRing(client, table), new SecretKeyWrapper(new FileSecrets(folder)), clock),
  );
  const store = new DynamoIdempotency(client, table, new KeyedDigest(KEY, 'once'), cipher);
  const leases = new DynamoTokenLeases(client, table, new KeyedDigest(KEY, 'rates'));

  @Controller()
  class KeysController {
    @Post('keys')
    @HttpCode(201)
    @UseInterceptors(IdempotencyInterceptor)
    async make(@Body() { name }: { name: string }): Promise<object> {
      done.push(name);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { name, key: `planted-key-${done.length}` };
    }

    @Post('tries')
    @HttpCode(200)
    @UseGuards(RateGuard)
    @Rates([{ each: 'address', perSecond: 2 }])
    attempt(): object {
      done.push('a try');
      return {};
    }
  }

  @Module({
    imports: [SettingsModule.reading([...RUNTIME]), RuntimeModule],
    controllers: [KeysController],
    providers: [
      { provide: Idempotency, useValue: new Idempotency(store, clock, new RandomIds()) },
      { provide: RateLimiter, useValue: new LeasedRateLimiter(leases, clock) },
    ],
  })
  class InstanceModule {}

  const testing = await Test.createTestingModule({ imports: [InstanceModule] })
    .overrideProvider(Log)
    .useValue(new Log({ level: 'debug', write: (line) => logged.push(line) }))
    .compile();
  const application = await prepareHttpApplication(testing.createNestApplication<NestExpressApplication>(HTTP_APPLICATION_OPTIONS));
  onTestFinished(() => application.close());
  return askSocket(await listen(application, 0));
}

describe('what instances share', () => {
  it('44: one Idempotency-Key is done once whichever instance is asked, and its answer is kept sealed', async () => {
    const shared = await world();
    const instances = await Promise.all(Array.from({ length: 3 }, () => instance(shared)));
    const post = (index: number, body: object, key = 'planted-idempotency-key') =>
      (instances[index % 3] as Ask)({
        method: 'POST',
        url: '/keys',
        headers: { ...JSON_TYPE, 'idempotency-key': key },
        body: JSON.stringify(body),
      });

    const atOnce = await Promise.all(Array.from({ length: 9 }, (_, index) => post(index, { name: 'ada' })));
    expect(shared.done).toEqual(['ada']);
    for (const { status, json } of atOnce) {
      if (status === 201) expect(json).toEqual({ name: 'ada', key: 'planted-key-1' });
      else expect([status, json]).toMatchObject([409, { code: 'idempotency-key-busy' }]);
    }
    for (let index = 0; index < 3; index += 1) {
      const again = await post(index, { name: 'ada' });
      expect([again.status, again.headers.get('idempotent-replayed'), again.json]).toEqual([
        201,
        'true',
        { name: 'ada', key: 'planted-key-1' },
      ]);
      expect(await post(index, { name: 'bob' })).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
    }
    expect(shared.done).toEqual(['ada']);

    // 45: whoever reads the table or the log learns neither the key nor what was answered.
    const { Items = [] } = await testDynamoDb().send(new ScanCommand({ TableName: shared.table }));
    const kept = Items.flatMap((item) => Object.values(item).map(({ S, B }) => S ?? Buffer.from(B ?? []).toString('latin1')));
    expect(kept.join('\n')).not.toContain('planted');
    expect(shared.logged.join('\n')).not.toContain('planted');
  });

  it('39: an address has its rate over all instances, whatever it says of itself', async () => {
    const shared = await world();
    const instances = await Promise.all(Array.from({ length: 4 }, () => instance(shared)));
    const attempt = (index: number) =>
      (instances[index % 4] as Ask)({ method: 'POST', url: '/tries', headers: { 'x-forwarded-for': `198.51.100.${index}` } });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => attempt(index)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(shared.done).toHaveLength(20);
    const refused = answers.find(({ status }) => status === 429);
    expect([refused?.headers.get('retry-after'), refused?.json]).toMatchObject(['10', { code: 'too-many-requests' }]);
  });
});
