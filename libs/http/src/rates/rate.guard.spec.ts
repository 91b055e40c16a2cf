import { Controller, Get, Module, type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '@groundswell/kernel';
import { LeasedRateLimiter, type Lease, type LeaseRequest, MemoryTokenLeases, RateLimiter } from '@groundswell/security';
import { SettingsModule } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';
import { askLambda } from '../../../../test/support/ask.ts';
import { HTTP_APPLICATION_OPTIONS, type HttpRequest, prepareHttpApplication, RateGuard, Rates, restHandler } from '../index.ts';

/** Stands for the guard that says who asks: a header names the account. */
class NamedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<HttpRequest & { user?: object }>();
    const { account } = request.headers;
    if (account !== undefined) request.user = { accountId: account };
    return true;
  }
}

@Controller()
@UseGuards(NamedGuard, RateGuard)
class RatedController {
  @Get('by-address')
  @Rates([{ each: 'address', perSecond: 0.2 }])
  byAddress(): object {
    return {};
  }

  @Get('by-account')
  @Rates([{ each: 'account', perSecond: 0.2 }])
  byAccount(): object {
    return {};
  }

  @Get('by-key')
  @Rates([{ each: 'key', perSecond: 0.2 }])
  byKey(): object {
    return {};
  }

  @Get('together')
  @Rates([
    { each: 'address', perSecond: 0.2 },
    { each: 'route', perSecond: 0.3 },
  ])
  together(): object {
    return {};
  }

  @Get('things/:thing')
  @Rates([{ each: 'route', perSecond: 0.2 }])
  thing(): object {
    return {};
  }

  @Get('free')
  free(): object {
    return {};
  }
}

class NamedLeases extends MemoryTokenLeases {
  readonly names: string[] = [];

  override lease(request: LeaseRequest): Promise<Lease> {
    this.names.push(request.name);
    return super.lease(request);
  }
}

async function application() {
  const leases = new NamedLeases();
  @Module({
    imports: [
      SettingsModule.reading(['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN']),
      RuntimeModule,
    ],
    controllers: [RatedController],
    providers: [{ provide: RateLimiter, useValue: new LeasedRateLimiter(leases, new ManualClock(1_000_000)) }],
  })
  class RatedModule {}
  const testing = await Test.createTestingModule({ imports: [RatedModule] })
    .overrideProvider(Log)
    .useValue(new Log({ write: () => undefined }))
    .compile();
  const app = await prepareHttpApplication(testing.createNestApplication<NestExpressApplication>(HTTP_APPLICATION_OPTIONS));
  onTestFinished(() => app.close());
  const ask = askLambda(restHandler(app));
  const statuses = async (url: string, requests: readonly { sourceIp?: string; headers?: Record<string, string> }[]) => {
    const given: number[] = [];
    for (const { sourceIp = '192.0.2.1', headers = {} } of requests) given.push((await ask({ url, sourceIp, headers })).status);
    return given;
  };
  return { ask, statuses, leases };
}

describe('RateGuard', () => {
  it('holds each address to its rate, an IPv6 one with all that share its first 64 bits', async () => {
    const { statuses, ask } = await application();
    expect(await statuses('/by-address', [{}, {}, {}, { sourceIp: '192.0.2.2' }])).toEqual([200, 200, 429, 200]);
    const six = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:3::1'].map((sourceIp) => ({ sourceIp }));
    expect(await statuses('/by-address', six)).toEqual([200, 200, 429, 200]);
    const refused = await ask({ url: '/by-address', sourceIp: '192.0.2.1' });
    expect([refused.status, refused.headers.get('retry-after'), refused.json]).toMatchObject([429, '10', { code: 'too-many-requests' }]);
  });

  it('39: a forged X-Forwarded-For does not dodge a rate', async () => {
    const { statuses } = await application();
    const forged = Array.from({ length: 4 }, (_, index) => ({
      headers: { 'x-forwarded-for': `10.0.0.${index}`, forwarded: `for=10.0.0.${index}` },
    }));
    expect(await statuses('/by-address', forged)).toEqual([200, 200, 429, 429]);
  });

  it('holds each account to its rate wherever it is, and anonymous callers by address', async () => {
    const { statuses } = await application();
    const ada = ['1', '2', '3'].map((last) => ({ sourceIp: `192.0.2.${last}`, headers: { account: 'ada' } }));
    expect(await statuses('/by-account', ada)).toEqual([200, 200, 429]);
    expect(await statuses('/by-account', [{ headers: { account: 'bob' } }, {}, {}, {}])).toEqual([200, 200, 200, 429]);
  });

  it('holds each key to its rate, right or wrong, and names none', async () => {
    const { statuses, leases } = await application();
    const of = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
    expect(await statuses('/by-key', [of('planted-1'), of('planted-1'), of('planted-1'), of('planted-2')])).toEqual([200, 200, 429, 200]);
    expect(leases.names.join()).not.toContain('planted');
  });

  it('holds all callers together to the rate of a route, and routes without one to none', async () => {
    const { statuses } = await application();
    const others = ['1', '2', '3', '4'].map((last) => ({ sourceIp: `192.0.2.${last}` }));
    expect(await statuses('/together', others)).toEqual([200, 200, 200, 429]);
    expect(
      await statuses(
        '/free',
        Array.from({ length: 10 }, () => ({})),
      ),
    ).toEqual(Array<number>(10).fill(200));
  });
});
